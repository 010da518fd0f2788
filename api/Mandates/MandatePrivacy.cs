using System.Globalization;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>A resident's rights over what this room keeps: the mandates they gave, and their evidence.</summary>
public sealed class MandatePrivacy(Actor actor, InclusionDb db, ResidentSeal seal, IClock clock) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["mandate"];

    /// <summary>What was sealed for the absorbed record is sealed anew for the kept one; the words and their hash stay.</summary>
    public async Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop)
    {
        foreach (var mandate in await Of(absorbed).ToListAsync(stop))
        {
            var words = await seal.OpenAsync(mandate, stop);
            mandate.GoTo(new ResidentId(kept));
            if (words is not null) await seal.KeepAsync(mandate, words, stop);
        }
    }

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var zone = await db.ZoneAsync(actor.Territory, stop);
        var facts = new List<KeptFact>();
        foreach (var mandate in await Of(resident).AsNoTracking().ToListAsync(stop))
        {
            var (words, uses) = (await seal.OpenAsync(mandate, stop), await db.Set<MandateUse>().CountAsync(each => each.TerritoryId == actor.Territory && each.MandateId == mandate.Id, stop));
            string?[] said = [words?.Text, Ended(mandate, zone), string.Create(CultureInfo.InvariantCulture, $"Utilisé {uses} fois.")];
            facts.Add(new KeptFact("Vos mandats", mandate.GrantedAt is null ? "Mandat préparé, non signé" : "Mandat", string.Join("\n\n", said.OfType<string>()), mandate.GrantedAt ?? mandate.DraftedAt));
        }

        return facts;
    }

    /// <summary>A draft goes; what was signed stays as proof, without its words once the key is destroyed, and is live no more.</summary>
    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        foreach (var mandate in await Of(resident).ToListAsync(stop))
        {
            if (mandate.StateAt(now) is MandateState.Draft) db.Remove(mandate);
            if (mandate.StateAt(now) is MandateState.Granted) mandate.End(MandateEnding.Erasure, now);
        }
    }

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var rows = await Of(resident).AsNoTracking().ToListAsync(stop);
        Instant?[] ends = [.. rows.Select(each => each.GrantedAt is null ? each.DraftedAt + retention.AfterContact : (each.WithdrawnAt ?? each.EndsAt) + retention.AsProof)];
        return ends.Max();
    }

    private static string? Ended(Mandate mandate, DateTimeZone zone)
    {
        if (mandate.WithdrawnAt is { } withdrawn) return $"Il a pris fin le {FrenchDates.WordsWithYear(withdrawn.InZone(zone).Date)}, avant son terme.";
        return mandate.EndsAt is { } ends ? $"Son terme : {FrenchDates.WordsWithYear(ends.InZone(zone).Date)}." : null;
    }

    private IQueryable<Mandate> Of(Guid resident) =>
        db.Mandates.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident)).OrderBy(each => each.DraftedAt).ThenBy(each => each.Id);
}
