using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Jobs;

/// <summary>Does a piece of the product's own work in one town: a scope, an actor and a transaction of its own.</summary>
public sealed class TownWork(IServiceScopeFactory scopes)
{
    /// <summary>Commits when <paramref name="work"/> is done; whatever it throws leaves nothing behind.</summary>
    public Task<T> RunAsync<T>(TerritoryId town, IsolationLevel isolation, Func<IServiceProvider, Task<T>> work, CancellationToken stop) =>
        RunAsync(town, isolation, work, _ => true, stop);

    /// <summary>As above, for work that may end in a refusal: what <paramref name="stays"/> denies is rolled back.</summary>
    public async Task<T> RunAsync<T>(TerritoryId town, IsolationLevel isolation, Func<IServiceProvider, Task<T>> work, Func<T, bool> stays, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System(town);
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(isolation, stop);
        var result = await work(scope.ServiceProvider);
        if (stays(result)) await unit.CommitAsync(stop);
        else await unit.RollbackAsync();
        return result;
    }

    /// <summary>As above, for work that answers nothing.</summary>
    public Task RunAsync(TerritoryId town, IsolationLevel isolation, Func<IServiceProvider, Task> work, CancellationToken stop) =>
        RunAsync(town, isolation, async services =>
        {
            await work(services);
            return true;
        }, stop);
}
