using Inclusion.Assistance;
using Inclusion.Mandates;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>A resident's own mandates, and what was done under them.</summary>
internal static class OwnMandateTable
{
    private const int Most = 100;

    /// <summary>Signed ones, live ones first, then the last ones.</summary>
    public static async Task<IReadOnlyList<MandateRecap>> OwnMandatesAsync(this InclusionDb db, InsideSpace inside, CancellationToken stop)
    {
        var rows = await (from mandate in db.Mandates.AsNoTracking()
                          join structure in db.Set<Structure>() on new { mandate.TerritoryId, Id = mandate.StructureId } equals new { structure.TerritoryId, structure.Id }
                          where mandate.TerritoryId == inside.Town && mandate.ResidentId == inside.Resident.Id && mandate.GrantedAt != null
                          orderby mandate.GrantedAt descending, mandate.Id
                          select new { Mandate = mandate, structure.Name }).Take(Most).ToListAsync(stop);
        return [.. rows.Select(each => MandateRecap.Of(each.Mandate, each.Name, inside.Zone, inside.Now)).OrderByDescending(each => each.IsLive)];
    }

    /// <summary>Ends one that the caller holds, as its resident asked by a page; the journal says which, and whose.</summary>
    public static async Task EndAsync(this IServiceProvider services, Mandate mandate, Instant now, CancellationToken stop)
    {
        mandate.End(MandateEnding.ResidentByLink, now);
        var journal = services.GetRequiredService<OperationJournal>();
        journal.Concerns(mandate.Id);
        journal.Concerns(mandate.ResidentId);
        await services.GetRequiredService<InclusionDb>().SaveChangesAsync(stop);
    }

    /// <summary>What was done under it, the last first.</summary>
    public static async Task<IReadOnlyList<Saying>> UsesAsync(this InclusionDb db, InsideSpace inside, MandateId id, CancellationToken stop)
    {
        var rows = await db.AssistedProcedures.AsNoTracking().Where(each => each.TerritoryId == inside.Town && each.ResidentId == inside.Resident.Id && each.MandateId == id)
            .OrderByDescending(each => each.HappenedAt).ThenBy(each => each.Id).Select(each => new { each.Title, each.Theme, each.HappenedAt }).Take(Most).ToListAsync(stop);
        return [.. rows.Select(each => new Saying("mandate.use", each.HappenedAt.InZone(inside.Zone).Date, each.Title, MandateRecap.Label(each.Theme)))];
    }
}
