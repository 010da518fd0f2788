using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Jobs;

/// <summary>Forgets the keys of retried requests after 30 days.</summary>
[RunsAt("0 10 3 * * ?")]
public sealed class PruneIdempotencyJob(Unit unit, CurrentActor actor, IClock clock) : ITownJob
{
    public static readonly Duration Kept = Duration.FromDays(30);
    private const int AtOnce = 5000;

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        await using var prune = unit.Command("""
            delete from idempotency_record where territory_id = $1 and (caller_id, key) in (
              select caller_id, key from idempotency_record where territory_id = $1 and kept_at < $2 order by kept_at limit $3)
            """);
        prune.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Value.Territory.Value });
        prune.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = clock.GetCurrentInstant() - Kept });
        prune.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtOnce });
        return await prune.ExecuteNonQueryAsync(stop) == AtOnce;
    }
}
