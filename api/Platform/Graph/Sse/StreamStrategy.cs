using GraphQL;
using GraphQL.Execution;
using Inclusion.Platform.Graph.Guard;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>Runs subscriptions: each event in a scope of its own, in turn, within the time limit, with its rights looked at anew.</summary>
public sealed class StreamStrategy(IServiceScopeFactory scopes, GraphLimits limits)
    : SubscriptionExecutionStrategy(new SerialExecutionStrategy())
{
    private const string Pace = "stream pace";

    protected override Task<IObservable<ExecutionResult>?> ResolveResponseStreamAsync(ExecutionContext context, ExecutionNode node)
    {
        context.UserContext[Pace] = new StreamPace(limits.WaitingEvents);
        return base.ResolveResponseStreamAsync(context, node);
    }

    /// <summary>The request's own services end with the request's first answer; a stream must not keep them.</summary>
    protected override ExecutionContext CloneExecutionContext(ExecutionContext context, CancellationToken token)
    {
        var clone = base.CloneExecutionContext(context, token);
        clone.RequestServices = null;
        return clone;
    }

    protected override async ValueTask<ExecutionResult> ProcessDataAsync(ExecutionContext context, ExecutionNode node, object? value)
    {
        if (context.UserContext[Pace] is not StreamPace pace) throw new InvalidOperationException("A stream without a pace.");
        if (!await pace.WaitForTurnAsync(context.CancellationToken)) return new ExecutionResult(TooFast());
        var stop = context.CancellationToken;
        try
        {
            return await ReadAsync(context, node, value, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ExecutionResult(new TimeoutError());
        }
        finally
        {
            pace.EndTurn();
        }
    }

    private async Task<ExecutionResult> ReadAsync(ExecutionContext context, ExecutionNode node, object? value, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(limits.ExecutionTime);
        await using var scope = scopes.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.CancellationToken = limit.Token;

        var reading = scope.ServiceProvider.GetRequiredService<StreamReading>();
        var result = await reading(
            scope.ServiceProvider, context.User ?? new(), () => base.ProcessDataAsync(context, node, value).AsTask(), limit.Token);
        return result ?? new ExecutionResult(Closed());
    }

    private static GraphRefusal TooFast() => new(
        GraphCodes.StreamTooFast, "Les événements arrivent plus vite qu'ils ne sont lus : reprenez le flux.");

    private static GraphRefusal Closed() => new(
        GraphCodes.StreamClosed, "Votre session ou vos droits ont changé : le flux est fermé.");
}
