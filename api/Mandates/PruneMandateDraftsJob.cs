using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>Forgets mandates that were prepared and never signed, 30 days after: they hold a person's name and troubles, and prove nothing.</summary>
/// <remarks>As long as a renewal may be prepared before the end of what it renews.</remarks>
[RunsAt("0 20 3 * * ?")]
public sealed class PruneMandateDraftsJob(InclusionDb db, Actor actor, IClock clock) : ITownJob
{
    public static readonly Duration Kept = Mandate.RenewableBefore;

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var last = clock.GetCurrentInstant() - Kept;
        await db.Database.ExecuteSqlAsync($"delete from mandate where territory_id = {actor.Territory.Value} and granted_at is null and drafted_at < {last}", stop);
        return false;
    }
}
