using System.Collections.Concurrent;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;
using Quartz;

namespace Inclusion.Tests.Platform.Jobs;

/// <summary>What the tests' own jobs did.</summary>
internal sealed class Seen
{
    private int _runs;

    public ConcurrentQueue<TerritoryId> Towns { get; } = new();
    public ConcurrentQueue<Instant> Firings { get; } = new();
    public int Runs => _runs;
    public TerritoryId? Failing { get; set; }

    public void Run() => Interlocked.Increment(ref _runs);
}

/// <summary>Needs three rounds in each town, and writes one row in each.</summary>
[RunsAt("0 0 4 * * ?")]
internal sealed class CountTownsJob(Seen seen, CurrentActor actor, Unit unit) : ITownJob
{
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var town = actor.Value.Territory;
        seen.Towns.Enqueue(town);
        await using var write = unit.Command("insert into structure (territory_id, id, name, kind) values ($1, gen_random_uuid(), $2, 'OTHER')");
        write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = town.Value });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"Tour {Guid.NewGuid():N}" });
        await write.ExecuteNonQueryAsync(stop);
        if (seen.Failing == town) throw new InvalidOperationException("Jeanne Canari");
        return seen.Towns.Count(each => each == town) < 3;
    }
}

[RunsEvery(Seconds = 1)]
internal sealed class TickJob(Seen seen) : IHouseJob
{
    public Task RunAsync(CancellationToken stop)
    {
        seen.Run();
        return Task.CompletedTask;
    }
}

/// <summary>Notes the times for which ticks were planned, whenever they ran.</summary>
internal sealed class TickListener(Seen seen) : IJobListener
{
    public string Name => nameof(TickListener);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (context.JobDetail.Key.Name == "Tick" && context.ScheduledFireTimeUtc is { } planned) seen.Firings.Enqueue(Instant.FromDateTimeOffset(planned));
        return ValueTask.CompletedTask;
    }
}

internal sealed class UnplannedJob : IHouseJob
{
    public Task RunAsync(CancellationToken stop) => Task.CompletedTask;
}

[RunsEvery(Minutes = 1), RunsAt("0 0 4 * * ?")]
internal sealed class TwicePlannedJob : IHouseJob
{
    public Task RunAsync(CancellationToken stop) => Task.CompletedTask;
}

[RunsEvery(Minutes = 1)]
internal sealed class Misnamed : IHouseJob
{
    public Task RunAsync(CancellationToken stop) => Task.CompletedTask;
}
