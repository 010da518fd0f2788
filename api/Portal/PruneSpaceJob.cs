using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Forgets codes and sessions of residents' spaces a day after their end.</summary>
[RunsAt("0 20 3 * * ?")]
public sealed class PruneSpaceJob(InclusionDb db, CurrentActor actor, IClock clock) : ITownJob
{
    private static readonly Duration Kept = Duration.FromDays(1);

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var (town, before) = (actor.Value.Territory, clock.GetCurrentInstant() - Kept);
        await db.SpaceCodes.Where(each => each.TerritoryId == town && each.ExpiresAt < before).ExecuteDeleteAsync(stop);
        await db.SpaceSessions.Where(each => each.TerritoryId == town && each.ExpiresAt < before).ExecuteDeleteAsync(stop);
        return false;
    }
}
