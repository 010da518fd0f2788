using System.Data;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Runs one request in the operation's transaction, with a time limit and with every exception hidden.</summary>
/// <remarks>
/// A query reads one moment (« repeatable read »). A mutation opens, commits and repeats its own transaction
/// (<see cref="MutationResolver"/>), then what the client asks of the result is read like a query. Readings of personal
/// data are journalled before the answer leaves: what could not be journalled is not shown.
/// </remarks>
public sealed class GraphExecution(
    GraphEngine engine, IGraphQLTextSerializer serializer, Unit unit, OperationJournal journal, MutationRequest mutation) : IGraphExecution
{
    public async Task<ExecutionResult> ExecuteAsync(GraphRequest request, HttpContext http, CancellationToken stop)
    {
        if (request.Operation?.IsMutation is true)
            (mutation.Key, mutation.Body) = (request.IdempotencyKey, BodyOf(request));
        if (request.Operation?.Kind is GraphQLParser.AST.OperationType.Query)
            await unit.BeginAsync(IsolationLevel.RepeatableRead, stop);

        var result = await engine.RunAsync(request, http, stop);
        if (!unit.IsOpen) return result;
        if (result.Errors?.Any(error => error.Code == GraphCodes.Internal) is true) return await WithoutDataAsync(result);

        await journal.WriteReadingAsync(request.Operation?.RootField ?? "unknown", stop);
        await unit.CommitAsync(stop);
        return result;
    }

    /// <summary>After a fault the transaction may be broken, and with it the entry that says what was read.</summary>
    private async Task<ExecutionResult> WithoutDataAsync(ExecutionResult result)
    {
        await unit.RollbackAsync();
        return new ExecutionResult { Errors = result.Errors, Extensions = result.Extensions, Executed = result.Executed };
    }

    /// <summary>What tells one request from another under the same key: the text, the operation's name and the variables as sent.</summary>
    private byte[] BodyOf(GraphRequest request) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{request.Query}\n{request.OperationName}\n{(request.Variables is null ? "" : serializer.Serialize(request.Variables))}"));
}
