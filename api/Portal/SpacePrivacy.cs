using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>Codes and sessions say only that somebody came to the door; they are gone after a day.</summary>
public sealed class SpacePrivacy(Actor actor, InclusionDb db) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["space_code", "space_session"];

    /// <summary>Whoever is inside, or has a code, came as the absorbed record: they come again.</summary>
    public Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop) => EraseAsync(absorbed, stop);

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var opened = await Sessions(resident).AsNoTracking().OrderBy(each => each.OpenedAt).ThenBy(each => each.Id).Select(each => each.OpenedAt).ToListAsync(stop);
        return [.. opened.Select(at => new KeptFact("Votre espace", "Ouvert", "par un code", at))];
    }

    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        await Sessions(resident).ExecuteDeleteAsync(stop);
        await db.SpaceCodes.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident)).ExecuteDeleteAsync(stop);
    }

    public Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop) => Task.FromResult<Instant?>(null);

    private IQueryable<SpaceSession> Sessions(Guid resident) => db.SpaceSessions.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));
}
