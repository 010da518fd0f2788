using System.Data;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Graph;

/// <summary>
/// Runs one use case in one transaction: a done one commits with its facts, journal entry and idempotency record; a
/// refused one leaves nothing. What the client then reads of the answer is read in a transaction of its own.
/// </summary>
public sealed class MutationResolver(UseCase useCase) : IFieldResolver
{
    private const int Attempts = 4;
    private static readonly HashSet<string> Retried = [PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.SerializationFailure];

    private readonly MethodInvoker _method = MethodInvoker.Create(useCase.Method);
    private readonly ParameterInfo[] _parameters = useCase.Method.GetParameters();
    private readonly PropertyInfo _result = useCase.Method.ReturnType.GetProperty(nameof(Task<>.Result)) ?? throw new InvalidOperationException(useCase.Name);

    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var services = RoomMembers.Services(context);
        if (useCase.NeedsFreshSignIn && !services.GetRequiredService<Actor>().IsFresh)
            throw new GraphRefusal(GraphCodes.ConfirmSignIn, "Confirmez que c'est bien vous, puis recommencez : vous étiez inactif depuis 15 minutes.");

        var unit = services.GetRequiredService<Unit>();
        var stop = context.CancellationToken;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await TryAsync(context, services, unit, stop);
                services.GetRequiredService<MutationRequest>().Outcome = outcome.IsRefused ? outcome.Refusals[0].GetType().Name : "done";
                await unit.BeginAsync(IsolationLevel.RepeatableRead, stop);
                return outcome;
            }
            catch (Exception fault) when (attempt < Attempts && IsRace(fault))
            {
                await unit.RollbackAsync();
                Forget(services);
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, stop);
            }
        }
    }

    private async Task<IOutcome> TryAsync(IResolveFieldContext context, IServiceProvider services, Unit unit, CancellationToken stop)
    {
        if (unit.IsOpen) await unit.RollbackAsync();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, stop);
        var idempotency = services.GetRequiredService<Idempotency>();
        if (await idempotency.ClaimAsync(useCase, stop) is { } already)
        {
            await unit.CommitAsync(stop);
            return already;
        }

        var outcome = await InvokeAsync(context, services);
        if (outcome.IsRefused) return await RefuseAsync(outcome, services, unit, stop);

        var journal = services.GetRequiredService<OperationJournal>();
        if (Idempotency.IdOf(outcome.Untyped) is { } changed)
        {
            journal.Concerns(changed);
            await idempotency.KeepAsync(useCase, changed, stop);
        }

        await journal.WriteActAsync(useCase.Name, stop);
        await unit.CommitAsync(stop);
        return outcome;
    }

    private static async Task<IOutcome> RefuseAsync(IOutcome outcome, IServiceProvider services, Unit unit, CancellationToken stop)
    {
        await unit.RollbackAsync();
        Forget(services);
        if (!outcome.Refusals.OfType<ICompletedAfterRollback>().Any()) return outcome;
        await unit.BeginAsync(IsolationLevel.RepeatableRead, stop);
        foreach (var refusal in outcome.Refusals.OfType<ICompletedAfterRollback>()) await refusal.CompleteAsync(services, stop);
        await unit.CommitAsync(stop);
        return outcome;
    }

    private async Task<IOutcome> InvokeAsync(IResolveFieldContext context, IServiceProvider services)
    {
        var arguments = new object?[_parameters.Length];
        for (var at = 0; at < arguments.Length; at++)
        {
            var type = _parameters[at].ParameterType;
            arguments[at] = type == useCase.Input ? context.GetArgument(type, "input")
                : type == typeof(CancellationToken) ? context.CancellationToken
                : services.GetRequiredService(type);
        }

        var task = _method.Invoke(null, arguments.AsSpan()) as Task ?? throw new InvalidOperationException(useCase.Name);
        await task;
        return _result.GetValue(task) as IOutcome ?? throw new InvalidOperationException(useCase.Name);
    }

    /// <remarks>EF wraps what PostgreSQL says once when it reads and twice when it saves, where it takes the fault for a passing one.</remarks>
    internal static bool IsRace(Exception fault)
    {
        for (Exception? at = fault; at is not null; at = at.InnerException)
            if (at is PostgresException postgres && Retried.Contains(postgres.SqlState)) return true;
        return false;
    }

    private static void Forget(IServiceProvider services)
    {
        var db = services.GetRequiredService<InclusionDb>();
        db.ChangeTracker.Clear();
        db.Facts.Forget();
        services.GetRequiredService<OperationJournal>().Forget();
    }
}
