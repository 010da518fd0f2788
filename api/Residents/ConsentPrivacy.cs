using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>A resident's rights over their consents, which stay as proof once they have ended.</summary>
public sealed class ConsentPrivacy(Actor actor, InclusionDb db, ResidentSeal seal, IClock clock) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["resident_consent"];

    /// <summary>Where both records consented to the same, the kept one's goes on and the other ends: nobody sees more than before.</summary>
    public async Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop)
    {
        var (own, now) = (await Of(kept).Where(each => each.WithdrawnAt == null).ToListAsync(stop), clock.GetCurrentInstant());
        foreach (var consent in await Of(absorbed).ToListAsync(stop))
        {
            var evidence = consent.SealedEvidence is { } held ? await seal.OpenTextAsync(absorbed, ConsentsTable.EvidenceOf(consent), held, stop) : null;
            if (own.Exists(each => each.StructureId == consent.StructureId && each.Purpose == consent.Purpose)) consent.Withdraw(now);
            consent.GoTo(new ResidentId(kept));
            if (evidence is not null) consent.Keep(await seal.SealTextAsync(kept, ConsentsTable.EvidenceOf(consent), evidence, stop));
        }
    }

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var rows = await (from consent in Of(resident).AsNoTracking()
                          join structure in db.Set<Structure>() on new { consent.TerritoryId, Id = consent.StructureId } equals new { structure.TerritoryId, structure.Id }
                          orderby consent.GivenAt, consent.Id
                          select new { Consent = consent, structure.Name }).ToListAsync(stop);
        return [.. rows.Select(row => new KeptFact("Vos consentements", row.Consent.IsLive ? "En cours" : "Retiré", ConsentText.Words(row.Consent.TextVersion, row.Name, row.Consent.Fields), row.Consent.GivenAt))];
    }

    public Task EraseAsync(Guid resident, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        return Of(resident).Where(each => each.WithdrawnAt == null).ExecuteUpdateAsync(row => row.SetProperty(each => each.WithdrawnAt, now), stop);
    }

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop) =>
        await Of(resident).MaxAsync(each => (Instant?)(each.WithdrawnAt ?? each.GivenAt), stop) + retention.AsProof;

    private IQueryable<Consent> Of(Guid resident) => db.Consents.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));
}
