using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>Forgets the orders of letters 30 days after they were printed; until then they can be printed again.</summary>
[RunsAt("0 20 3 * * ?")]
public sealed class PruneLettersJob(Unit unit, CurrentActor actor, IClock clock) : ITownJob
{
    private static readonly Duration Kept = Duration.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        await using var prune = unit.Command("delete from letter where territory_id = $1 and printed_at < $2");
        prune.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Value.Territory.Value });
        prune.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = clock.GetCurrentInstant() - Kept });
        await prune.ExecuteNonQueryAsync(stop);
        return false;
    }
}
