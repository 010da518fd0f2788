using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Hands a parsed request to the engine, with a time limit and with every exception hidden.</summary>
public sealed class GraphEngine(IDocumentExecuter<ISchema> engine, GraphFaults faults, GraphLimits limits)
{
    public Task<ExecutionResult> RunAsync(GraphRequest request, HttpContext http, CancellationToken stop) => engine.ExecuteAsync(new ExecutionOptions
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
    });
}
