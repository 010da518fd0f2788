using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>
/// Residents as a counter knows them: one who reads e-mail, one with a telephone only, one with neither, one reached through
/// her daughter, one whom another structure follows, and one who was probably recorded twice.
/// </summary>
internal sealed class ResidentsCast : IExampleCast
{
    private sealed record Known(string Name, ResidentPerson Person, string Structure, params (string Name, Reach Reach)[] Reached);

    private static readonly Known[] People =
    [
        new("marie", new("Marie", "Lefèvre", 1952, "fr"), "ccas",
            ("marieEmail", new(ContactKind.Email, "marie.lefevre@courriel.example", null, true)),
            ("marieLandline", new(ContactKind.Landline, "+33353010041", null, false))),
        new("omar", new("Omar", "Belkacem", 1988, "ar"), "ccas", ("omarMobile", new(ContactKind.Mobile, "+33612345642", null, true))),
        new("rose", new("Rose", "Vandamme", 1941, null), "ccas"),
        new("jeanne", new("Jeanne", "Lemaire", 1938, null), "ccas", ("jeanneDaughter", new(ContactKind.Mobile, "+33612345643", "sa fille", true))),
        new("awa", new("Awa", "Diop", 1995, "fr"), "association",
            ("awaMobile", new(ContactKind.Mobile, "+33612345644", null, true)),
            ("awaEmail", new(ContactKind.Email, "awa.diop@courriel.example", null, true))),
        new("omarAgain", new("Omar", "Belkassem", null, null), "ccas", ("omarAgainMobile", new(ContactKind.Mobile, "+33612345642", null, true)),
            ("omarAgainPostal", new(ContactKind.Postal, "12 rue des Sarrazins, 59000 Lille", null, true))),
    ];

    public int Order => 30;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var db = house.GetRequiredService<InclusionDb>();
        var since = house.GetRequiredService<IClock>().GetCurrentInstant() - Duration.FromDays(60);
        foreach (var (name, person, structure, reached) in People)
        {
            var resident = Resident.Record(town.Id, person, name is not "omarAgain" and not "rose", since);
            var book = new ContactBook(resident, []);
            db.Add(resident);
            foreach (var (called, reach) in reached)
            {
                var point = book.Add(reach, since).Value;
                db.Add(point);
                town.Add($"contactPoint.{called}", point.Id);
            }

            db.Add(new ResidentStructure(town.Id, resident.Id, town.Of<StructureId>($"structure.{structure}"), since, FollowedBecause.Registered));
            town.Add($"resident.{name}", resident.Id);
            since += Duration.FromDays(1);
        }

        await db.SaveChangesAsync(stop);
        await ConsentAsync(town, house, since, stop);
    }

    /// <summary>Omar signed that the association sees his name and telephone; Jeanne said so, and took it back.</summary>
    private static async Task ConsentAsync(ExampleTown town, IServiceProvider house, Instant at, CancellationToken stop)
    {
        var (db, seal) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<ResidentSeal>());
        foreach (var (name, fields, channel) in new[]
        {
            ("omar", new[] { ConsentField.Name, ConsentField.Telephone }, ConsentChannel.OnScreen), ("jeanne", [ConsentField.Telephone], ConsentChannel.Spoken),
        })
        {
            var resident = await db.Residents.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<ResidentId>($"resident.{name}"), stop);
            var consent = Consent.Give(resident, town.Of<StructureId>("structure.association"), ConsentPurpose.FollowUp, fields, channel, town.Of<ProfessionalId>("professional.mediator"), at);
            if (channel is ConsentChannel.OnScreen) consent.Keep(await seal.SealTextAsync(resident.Id.Value, ConsentsTable.EvidenceOf(consent), MandatesCast.Strokes, stop));
            if (name == "jeanne") consent.Withdraw(at + Duration.FromDays(1));
            db.Add(consent);
            town.Add($"consent.{name}", consent.Id);
        }

        await db.SaveChangesAsync(stop);
    }
}
