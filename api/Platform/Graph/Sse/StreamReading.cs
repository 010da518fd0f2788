using System.Security.Claims;
using GraphQL;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>Surrounds the reading of one event of a stream: the session and the rights are looked at anew, then its own transaction is opened.</summary>
/// <param name="services">The event's own scope.</param>
/// <param name="user">As signed in when the stream was opened.</param>
/// <param name="read">Resolves the fields that the stream asked for.</param>
/// <param name="stop">Raised when the client goes away, or the event takes too long.</param>
/// <returns>What to send; null when this person may no longer listen, which ends the stream.</returns>
public delegate Task<ExecutionResult?> StreamReading(
    IServiceProvider services, ClaimsPrincipal user, Func<Task<ExecutionResult>> read, CancellationToken stop);
