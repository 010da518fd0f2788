using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Forgets which callbacks were heard after 30 days: their signatures are stale long since.</summary>
[RunsAt("0 20 3 * * ?")]
public sealed class PruneGrcCallbacksJob(InclusionDb db, Actor actor, IClock clock) : ITownJob
{
    public static readonly Duration Kept = Duration.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var last = clock.GetCurrentInstant() - Kept;
        await db.Database.ExecuteSqlAsync($"delete from grc_callback where territory_id = {actor.Territory.Value} and heard_at < {last}", stop);
        return false;
    }
}
