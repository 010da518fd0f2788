using GraphQL;
using GraphQLParser.AST;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Sse;

namespace Inclusion.Platform.Graph.Http;

/// <summary><c>/graphql</c>, per the GraphQL-over-HTTP draft, and GraphQL over server-sent events on the same address.</summary>
internal sealed class GraphEndpoint(
    WireReading reading, DocumentChoice documents, GraphAnswers answers, GraphStreams streams, GraphFaults faults)
{
    /// <summary>Every refusal, and every failure, ends here as one JSON answer.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var format = AnswerFormat.Of(http.Request);
        try
        {
            await ServeAsync(http, format);
        }
        catch (GraphRefusal refusal)
        {
            await RefuseAsync(http, format, refusal);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception fault) when (fault is not BadHttpRequestException && !http.Response.HasStarted)
        {
            await answers.RefuseAsync(http, format, faults.Hide(fault, "graphql endpoint"));
        }
    }

    private async Task ServeAsync(HttpContext http, AnswerFormat? format)
    {
        Entrance.Check(http);
        if (format is null) throw NotAcceptable();

        var wire = await reading.ReadAsync(http.Request, http.RequestAborted);
        var request = Prepare(http, wire, format);
        if (format == AnswerFormat.EventStream)
        {
            await streams.ServeAsync(http, request);
            return;
        }

        await answers.WriteAsync(http, format, await ExecuteAsync(http, request));
    }

    /// <summary>Runs the request with the services that <paramref name="http"/> has now.</summary>
    public static Task<ExecutionResult> ExecuteAsync(HttpContext http, GraphRequest request) =>
        http.RequestServices.GetRequiredService<IGraphExecution>().ExecuteAsync(request, http, http.RequestAborted);

    private GraphRequest Prepare(HttpContext http, WireRequest wire, AnswerFormat format)
    {
        var (text, syntax, id) = documents.Of(wire, isSession: Entrance.IsSession(http));
        var operation = GraphOperation.In(syntax, wire.OperationName);
        if (operation.IsMutation && HttpMethods.IsGet(http.Request.Method)) throw NeedsPost(http);
        if (operation.Kind == OperationType.Subscription && format != AnswerFormat.EventStream) throw NeedsStream();

        return new GraphRequest(text, wire.OperationName, wire.Variables, wire.Extensions, operation, id)
        {
            IdempotencyKey = operation.IsMutation ? IdempotencyKey.Of(http.Request) : null,
        };
    }

    /// <summary>A client that listens to events is told of a faulty document by an event: it could not read anything else.</summary>
    private Task RefuseAsync(HttpContext http, AnswerFormat? format, GraphRefusal refusal) =>
        format == AnswerFormat.EventStream && refusal.Status is null
            ? streams.SendOneAsync(http, new ExecutionResult(refusal))
            : answers.RefuseAsync(http, format, refusal);

    private static GraphRefusal NotAcceptable() => new(
        GraphCodes.NotAcceptable,
        "Acceptez « application/graphql-response+json », « application/json » ou « text/event-stream ».",
        StatusCodes.Status406NotAcceptable);

    private static GraphRefusal NeedsPost(HttpContext http)
    {
        http.Response.Headers.Allow = "POST";
        return new(GraphCodes.MutationNeedsPost, "Une mutation s'envoie en POST.", StatusCodes.Status405MethodNotAllowed);
    }

    private static GraphRefusal NeedsStream() => new(
        GraphCodes.EventStreamRequired,
        "Un abonnement se lit en « text/event-stream ».",
        StatusCodes.Status406NotAcceptable);
}
