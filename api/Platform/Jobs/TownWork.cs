using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Jobs;

/// <summary>Does a piece of the product's own work in one town: a scope, an actor and a transaction of its own.</summary>
public sealed class TownWork(IServiceScopeFactory scopes)
{
    /// <summary>Commits when <paramref name="work"/> is done; whatever it throws leaves nothing behind.</summary>
    public async Task<T> RunAsync<T>(TerritoryId town, IsolationLevel isolation, Func<IServiceProvider, Task<T>> work, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System(town);
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(isolation, stop);
        var result = await work(scope.ServiceProvider);
        await unit.CommitAsync(stop);
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(TerritoryId town, IsolationLevel isolation, Func<IServiceProvider, Task> work, CancellationToken stop) =>
        RunAsync(town, isolation, async services =>
        {
            await work(services);
            return true;
        }, stop);
}
