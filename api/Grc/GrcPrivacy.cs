using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>A resident's rights over what this room keeps: their requests to the administration.</summary>
public sealed class GrcPrivacy(Actor actor, InclusionDb db) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["grc_request"];

    public Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop) =>
        Of(absorbed).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, new ResidentId(kept)), stop);

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var rows = await (from each in Of(resident).AsNoTracking()
                          join kind in db.Set<GrcRequestKind>() on new { each.TerritoryId, Id = each.KindId } equals new { kind.TerritoryId, kind.Id }
                          orderby each.QueuedAt, each.Id
                          select new { Request = each, kind.Name }).ToListAsync(stop);
        return [.. rows.Select(row => new KeptFact("Vos demandes", row.Name, $"n° {GrcRequestWording.NumberOf(row.Request)}", row.Request.QueuedAt))];
    }

    /// <summary>A request names nobody and stays, as proof; but the GRC's own number leads to the person in the GRC.</summary>
    public Task EraseAsync(Guid resident, CancellationToken stop) =>
        Of(resident).ExecuteUpdateAsync(row => row.SetProperty(each => each.Reference, (string?)null), stop);

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var last = await Of(resident).MaxAsync(each => (Instant?)each.StateChangedAt, stop);
        return last is { } changed ? changed + retention.AsProof : null;
    }

    private IQueryable<GrcRequest> Of(Guid resident) => db.GrcRequests.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));
}
