using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>A consent as its resident reads it.</summary>
/// <param name="French">The exact words that were read out: the only ones that count.</param>
public sealed record OwnConsent(ConsentId Id, string Structure, IReadOnlyList<Saying> Fields, LocalDate GivenOn, LocalDate? WithdrawnOn, string French)
{
    public bool IsLive => WithdrawnOn is null;

    /// <summary>Who sees what, or since when they no longer do.</summary>
    public IReadOnlyList<Saying> Essential => WithdrawnOn is { } day ? [new("consent.ended", Structure, day)] : [new("consent.gives", Structure), .. Fields];
}

/// <summary>What the resident lets others see: live consents first.</summary>
public sealed class SpaceConsentsPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    public IReadOnlyList<OwnConsent> Consents { get; private set; } = [];

    public override IReadOnlyList<Saying> Essential => [.. Consents.SelectMany(each => each.Essential)];

    protected override string Subject => "space.consents";

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceConsents", async (services, inside) =>
        Consents = await services.GetRequiredService<InclusionDb>().OwnConsentsAsync(inside, stop), stop);
}

/// <summary>A resident's own consents.</summary>
internal static class OwnConsentTable
{
    public static async Task<IReadOnlyList<OwnConsent>> OwnConsentsAsync(this InclusionDb db, InsideSpace inside, CancellationToken stop)
    {
        var rows = await (from consent in db.Consents.AsNoTracking()
                          join structure in db.Set<Structure>() on new { consent.TerritoryId, Id = consent.StructureId } equals new { structure.TerritoryId, structure.Id }
                          where consent.TerritoryId == inside.Town && consent.ResidentId == inside.Resident.Id
                          orderby consent.GivenAt descending, consent.Id
                          select new { Consent = consent, structure.Name }).Take(100).ToListAsync(stop);
        return [.. rows.Select(each => new OwnConsent(each.Consent.Id, each.Name, [.. each.Consent.Fields.Select(Label)], each.Consent.GivenAt.InZone(inside.Zone).Date,
            each.Consent.WithdrawnAt?.InZone(inside.Zone).Date, ConsentText.Words(each.Consent.TextVersion, each.Name, each.Consent.Fields))).OrderByDescending(each => each.IsLive)];
    }

    private static Saying Label(ConsentField field) => new(field is ConsentField.Name ? "consent.name" : "consent.telephone");
}
