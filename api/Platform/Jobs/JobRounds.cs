using System.Collections.Frozen;
using System.Data;
using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Platform.Jobs;

/// <summary>Carries a job out: a house job once, a town job in every town. A town that fails does not keep the others waiting.</summary>
public sealed class JobRounds(IEnumerable<JobPlan> plans, IServiceScopeFactory scopes, TownWork towns, NpgsqlDataSource source, ILogger<JobRounds> log)
{
    /// <summary>A job that says it has more to do for ever is a mistake: the rest waits for its next firing.</summary>
    private const int MostRounds = 1000;

    private readonly FrozenDictionary<string, JobPlan> _plans = plans.ToFrozenDictionary(plan => plan.Name, StringComparer.Ordinal);

    public bool Knows(string name) => _plans.ContainsKey(name);

    /// <exception cref="JobFailedException">It failed, in one town at least.</exception>
    public async Task RunAsync(string name, CancellationToken stop)
    {
        var plan = _plans[name];
        if (plan.Job.IsAssignableTo(typeof(IHouseJob)))
        {
            if (!await TryAsync(plan, null, ending => OnceAsync(plan, ending), stop)) throw new JobFailedException(name, 1);
            return;
        }

        var failures = 0;
        foreach (var town in await TownsAsync(stop))
            if (!await TryAsync(plan, town, ending => InTownAsync(plan, town, ending), stop)) failures++;
        if (failures > 0) throw new JobFailedException(name, failures);
    }

    private async Task OnceAsync(JobPlan plan, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ((IHouseJob)scope.ServiceProvider.GetRequiredService(plan.Job)).RunAsync(stop);
    }

    private async Task InTownAsync(JobPlan plan, TerritoryId town, CancellationToken stop)
    {
        for (var round = 0; round < MostRounds; round++)
            if (!await towns.RunAsync(town, IsolationLevel.ReadCommitted, services => ((ITownJob)services.GetRequiredService(plan.Job)).RunAsync(stop), stop)) return;
    }

    private async Task<bool> TryAsync(JobPlan plan, TerritoryId? town, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
            return true;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // The stack only: what an exception says may quote a person.
            log.LogError("The job {Job} failed ({Fault} {SqlState}, town {Town}).\n{Stack}",
                plan.Name, fault.GetType().Name, (fault as PostgresException)?.SqlState, town?.Value, fault.StackTrace);
            return false;
        }
    }

    private async Task<IReadOnlyList<TerritoryId>> TownsAsync(CancellationToken stop)
    {
        await using var read = source.CreateCommand("select id from town_ids() id order by id");
        await using var rows = await read.ExecuteReaderAsync(stop);
        var found = new List<TerritoryId>();
        while (await rows.ReadAsync(stop)) found.Add(new TerritoryId(rows.GetGuid(0)));
        return found;
    }
}

/// <summary>A job failed; the log says why.</summary>
public sealed class JobFailedException(string job, int failures) : Exception($"The job {job} failed {failures} time(s).");
