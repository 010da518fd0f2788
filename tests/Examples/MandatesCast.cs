using Inclusion.Mandates;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>Mandates to the CCAS: a live one, a draft, one near its end with the draft that renews it, one that a guardian signed and that was withdrawn.</summary>
internal sealed class MandatesCast : IExampleCast
{
    public const string Strokes = "M 10 40 L 30 20 L 50 60 L 70 20 L 90 60 M 100 40 L 120 40 L 140 30 L 160 50";

    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public int Order => 40;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var now = house.GetRequiredService<IClock>().GetCurrentInstant();
        var live = await DraftAsync(town, house, "live", "marie", new([Theme.Housing, Theme.MoneyTaxes], 31, LegalProtection.None, null), now - Duration.FromDays(1), stop);
        await SignAsync(town, house, live, "place.townHall", now - Duration.FromDays(1), stop);
        await DraftAsync(town, house, "draft", "omar", new([Theme.Family], 31, LegalProtection.None, null), now, stop);

        var ending = await DraftAsync(town, house, "ending", "rose", new([Theme.Papers, Theme.Family], 31, LegalProtection.None, null), now - Duration.FromDays(25), stop);
        await SignAsync(town, house, ending, null, now - Duration.FromDays(25), stop);
        ending.Withdraw([Theme.Family], MandateEnding.ResidentAtDesk, now - Duration.FromDays(3));
        await DraftAsync(town, house, "renewal", "rose", new([Theme.Papers], 182, LegalProtection.None, null), now, stop, ending.Id);

        var guarded = await DraftAsync(town, house, "guarded", "jeanne", new([Theme.Housing], 182, LegalProtection.Guardianship, "Michel Lemaire"), now - Duration.FromDays(20), stop);
        await SignAsync(town, house, guarded, null, now - Duration.FromDays(20), stop);
        guarded.Withdraw([], MandateEnding.ResidentAtDesk, now - Duration.FromDays(10));
        await house.GetRequiredService<InclusionDb>().SaveChangesAsync(stop);
    }

    public static async Task<Mandate> DraftAsync(
        ExampleTown town, IServiceProvider house, string name, string of, MandateTerms terms, Instant at, CancellationToken stop, MandateId? renews = null)
    {
        var (db, seal) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<ResidentSeal>());
        var resident = await db.Residents.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<ResidentId>($"resident.{of}"), stop);
        var structure = await db.Structures.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<StructureId>("structure.ccas"), stop);
        var text = MandateText.Write(resident.Person, structure, "Ville de Lille", terms);
        var mandate = Mandate.Draft(town.Id, structure.Id, resident.Id, terms, text, town.Of<ProfessionalId>("professional.socialWorker"), at, renews);
        await seal.KeepAsync(mandate, new MandateWords(text.Words, terms.Guardian, null), stop);
        db.Add(mandate);
        await db.SaveChangesAsync(stop);
        town.Add($"mandate.{name}", mandate.Id);
        town.AddText($"mandate.{name}.sha256", mandate.TextSha256);
        return mandate;
    }

    public static async Task SignAsync(ExampleTown town, IServiceProvider house, Mandate mandate, string? place, Instant at, CancellationToken stop)
    {
        var (db, seal) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<ResidentSeal>());
        var words = await seal.OpenAsync(mandate, stop) ?? throw new InvalidOperationException("Not sealed.");
        var granted = mandate.Grant(mandate.TextSha256, town.Of<ProfessionalId>("professional.socialWorker"), place is null ? null : town.Of<PlaceId>(place), Paris, at);
        await seal.KeepAsync(granted.Value, words with { Signature = Strokes }, stop);
        await db.SaveChangesAsync(stop);
    }
}
