using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Signals;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Hands a parsed request to the engine, with a time limit and with every exception hidden.</summary>
public sealed class GraphEngine(IDocumentExecuter<ISchema> engine, GraphFaults faults, GraphLimits limits)
{
    public async Task<ExecutionResult> RunAsync(GraphRequest request, HttpContext http, CancellationToken stop)
    {
        using var signal = OperationSignals.Begin(request.Operation?.Kind.ToString().ToLowerInvariant() ?? "document");
        var result = await engine.ExecuteAsync(Options(request, http, stop));
        if (!result.Executed) signal.End("invalid");
        else if (IsWhole(result)) signal.End(http.RequestServices.GetService<MutationRequest>()?.Outcome ?? "done", request.Operation?.RootField);
        else signal.Fail(request.Operation?.RootField);
        return result;
    }

    private static bool IsWhole(ExecutionResult result) => result.Errors?.Any(error => error.Code == GraphCodes.Internal) is not true;

    private ExecutionOptions Options(GraphRequest request, HttpContext http, CancellationToken stop) => new()
    {
        Query = request.Query,
        Document = request.Operation?.Document,
        OperationName = request.OperationName,
        Variables = request.Variables,
        Extensions = request.Extensions,
        RequestServices = http.RequestServices,
        User = http.User,
        CancellationToken = stop,
        Timeout = limits.ExecutionTime,
        UnhandledExceptionDelegate = context =>
        {
            faults.Hide(context);
            return Task.CompletedTask;
        },
    };
}
