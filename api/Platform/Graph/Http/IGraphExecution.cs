using GraphQL;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Runs one request: what surrounds the engine (transaction, journal, idempotency) lives behind this.</summary>
public interface IGraphExecution
{
    /// <summary>Answers with data, errors, or for a subscription its streams.</summary>
    /// <param name="request">Checked and parsed.</param>
    /// <param name="http">The request's services and the person who asks.</param>
    /// <param name="stop">Raised when the client goes away.</param>
    Task<ExecutionResult> ExecuteAsync(GraphRequest request, HttpContext http, CancellationToken stop);
}
