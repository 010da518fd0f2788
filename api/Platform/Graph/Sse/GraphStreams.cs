using GraphQL;
using GraphQLParser.AST;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>Answers a request that asked for an event stream: a subscription as it happens, anything else as one event.</summary>
internal sealed class GraphStreams(
    IGraphQLTextSerializer serializer,
    GraphAnswers answers,
    StreamSeats seats,
    GraphLimits limits,
    GraphFaults faults,
    IHostApplicationLifetime application)
{
    /// <exception cref="GraphRefusal">The person holds too many streams.</exception>
    public async Task ServeAsync(HttpContext http, GraphRequest request)
    {
        if (request.Operation?.Kind != OperationType.Subscription)
        {
            await SendOneAsync(http, await GraphEndpoint.ExecuteAsync(http, request));
            return;
        }

        using var seat = seats.Take(PersonOf(http));
        var opened = await OpenAsync(http, request);
        if (opened.Streams?.Values.SingleOrDefault() is not { } source)
        {
            await SendOneAsync(http, opened);
            return;
        }

        await FollowAsync(http, source);
    }

    /// <summary>One result, then the end: also how a document that was refused is told to a client that listens.</summary>
    public async Task SendOneAsync(HttpContext http, ExecutionResult result)
    {
        var stream = new EventStream(http, serializer, answers);
        await stream.OpenAsync(http.RequestAborted);
        await stream.NextAsync(result, http.RequestAborted);
        await stream.CompleteAsync(http.RequestAborted);
    }

    /// <summary>In a scope of its own: a stream that lasts must not hold the request's connection.</summary>
    private static async Task<ExecutionResult> OpenAsync(HttpContext http, GraphRequest request)
    {
        var own = http.RequestServices;
        await using var scope = own.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            return await GraphEndpoint.ExecuteAsync(http, request);
        }
        finally
        {
            http.RequestServices = own;
        }
    }

    private async Task FollowAsync(HttpContext http, IObservable<ExecutionResult> source)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, application.ApplicationStopping);
        end.CancelAfter(limits.StreamLifetime);
        var stream = new EventStream(http, serializer, answers);
        var events = new StreamEvents(limits, faults);
        // Listened to before the client hears that it is: what it then reads anew and what is told to it leave nothing between them.
        using var subscription = source.Subscribe(events);
        await stream.OpenAsync(http.RequestAborted);
        var beats = events.BeatAsync(end.Token);
        await WriteAllAsync(stream, events, end.Token);
        await end.CancelAsync();
        await beats.ContinueWith(static _ => { }, TaskScheduler.Default);
        if (!http.RequestAborted.IsCancellationRequested) await stream.CompleteAsync(http.RequestAborted);
    }

    private static async Task WriteAllAsync(EventStream stream, StreamEvents events, CancellationToken end)
    {
        try
        {
            await foreach (var result in events.ReadAllAsync(end))
            {
                await (result is null ? stream.BeatAsync(end) : stream.NextAsync(result, end));
                if (result?.Errors?.Any(EndsTheStream) == true) return;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The stream's time is over, the client has gone, or the application stops: each is a normal end.
            return;
        }
    }

    private static bool EndsTheStream(ExecutionError error) => error.Code is GraphCodes.StreamClosed or GraphCodes.StreamTooFast;

    private static string PersonOf(HttpContext http)
    {
        var actor = Actor.From(http.User, null);
        return $"{actor.Kind} {actor.Territory.Value} {actor.Id}";
    }
}
