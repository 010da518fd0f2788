using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Inclusion.Tests.Examples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Inclusion.Tests.Rights.TownRows;

namespace Inclusion.Tests.Rights;

/// <summary>
/// What the invented town of the examples lacks so that each field of the contract has a value somewhere and each mutation
/// a row of its own to change (« spare »): nothing that the examples' own rows depend on.
/// </summary>
internal static class RowsOfEveryKind
{
    public static async Task AddAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, unit, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<Unit>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        AddTerritories(town, db, now);
        await db.SaveChangesAsync(stop);
        AddPlaces(town, db, now);
        AddResidents(town, db, now);
        await AddConsentAsync(town, db, now, stop);
        await db.SaveChangesAsync(stop);
        AddPlanning(town, db, now);
        await AddAppointmentsAsync(town, db, now, stop);
        await db.SaveChangesAsync(stop);
        await SettleAsync(unit, town, now, stop);
    }

    private static void AddTerritories(ExampleTown town, InclusionDb db, Instant now)
    {
        var spare = town.Keep(db, "structure.spare", Structure.Open(town.Id, "Point Relais", StructureKind.Other, "03 53 01 00 30", "4 rue du Relais, 59000 Lille").Value, each => each.Id);
        town.Keep(db, "structure.closed", Structure.Open(town.Id, "Ancien relais", StructureKind.Other, "03 53 01 00 31", "5 rue du Relais, 59000 Lille").Value, each => each.Id).Archive(now);
        foreach (var name in new[] { "spare", "leaving", "gone" })
        {
            var person = town.Keep(db, $"professional.{name}", Professional.Join(town.Id, "Anne", $"Petit {name}", $"{name}@{town.Id.Value:N}.example", [Role.Mediator]).Value, each => each.Id);
            db.Add(new ProfessionalStructure(town.Id, person.Id, town.Of<StructureId>("structure.ccas")));
            if (name == "gone") person.Depart(now);
        }

        foreach (var name in new[] { "spare", "other", "revoked" })
        {
            var program = PartnerClient.Admit(town.Id, town.Of<StructureId>("structure.association"), $"Programme {name}", $"{name}-{town.Id.Value:N}", Scopes.All.Keys, now).Value;
            town.Keep(db, $"partnerClient.{name}", program, each => each.Id);
            if (name == "revoked") program.Revoke(now);
        }
    }

    private static void AddPlaces(ExampleTown town, InclusionDb db, Instant now)
    {
        var details = new PlaceDetails(PlaceKind.Permanent, "Maison du numérique", "6 rue Neuve", "Étage 2", "59000", "Lille", "59350", 50.6, 3.06, "+33353010040", "Mo-Fr 09:00-12:00");
        var sheet = new MednumSheet("21590350100099", new LocalDate(2026, 6, 1), "Aide aux démarches administratives", false, "CCAS", "maison@exemple.example", "https://exemple.example",
            "Aide", "Aide aux démarches", "Hubikoop", "Ville", "Seniors", "Surdité", "Gratuit", "Aidants Connect", "Aidants numériques", "Autre label",
            "Se présenter", "Accompagnement individuel", "https://acceslibre.beta.gouv.fr/x", "https://exemple.example/rdv");
        town.Keep(db, "place.full", Place.Import(town.Id, new MednumLine(2, "maison", details, sheet)), each => each.Id);
        town.Keep(db, "place.spare", Place.Open(town.Id, new PlaceDetailsInput(PlaceKind.Itinerant, "Caravane"), town.Of<StructureId>("structure.ccas")).Value, each => each.Id);
        var import = town.Keep(db, "placeImport.last", PlaceImport.Begin(town.Id, now), each => each.Id);
        town.Keep(db, "refusedLine.last", new RefusedLine(town.Id, RefusedLineId.New(), import.Id, 3, "code_postal", "Un code postal a cinq chiffres."), each => each.Id);
    }

    private static void AddResidents(ExampleTown town, InclusionDb db, Instant now)
    {
        foreach (var (name, structure) in new[] { ("spare", "ccas"), ("spareToo", "ccas"), ("ofLibrary", "library"), ("kept", "ccas"), ("absorbed", "ccas") })
        {
            var resident = town.Keep(db, $"resident.{name}", Resident.Record(town.Id, new ResidentPerson("Yvette", $"Delattre {name}", 1949, "fr"), true, now), each => each.Id);
            var point = ContactPoint(resident, name, now);
            db.Add(point);
            town.Add($"contactPoint.{name}", point.Id);
            db.Add(new ResidentStructure(town.Id, resident.Id, town.Of<StructureId>($"structure.{structure}"), now, FollowedBecause.Registered));
        }
    }

    /// <summary>The resident whom the association's program asks about lets it see name and telephones.</summary>
    private static async Task AddConsentAsync(ExampleTown town, InclusionDb db, Instant now, CancellationToken stop)
    {
        var awa = await db.Residents.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<ResidentId>("resident.awa"), stop);
        town.Keep(db, "consent.awa", Consent.Give(awa, town.Of<StructureId>("structure.association"), ConsentPurpose.FollowUp, [ConsentField.Name, ConsentField.Telephone],
            ConsentChannel.Spoken, town.Of<ProfessionalId>("professional.mediator"), now), each => each.Id);
    }

    private static ContactPoint ContactPoint(Resident resident, string name, Instant now) =>
        new ContactBook(resident, []).Add(new Reach(ContactKind.Email, $"yvette.{name.ToLowerInvariant()}@courriel.example", "sa nièce", true), now).Value;

    private static void AddPlanning(ExampleTown town, InclusionDb db, Instant now)
    {
        foreach (var name in new[] { "spare", "archived" })
        {
            var reason = town.Keep(db, $"reason.{name}", Reason.Create(town.Id, new ReasonTerms { Name = $"Motif {name}", Theme = Theme.Housing, WhoBooks = WhoBooks.StaffAndPrescribers }).Value, each => each.Id);
            if (name == "archived") reason.Archive(now);
        }

        var calendar = new TownCalendar(DateTimeZoneProviders.Tzdb["Europe/Paris"], Inclusion.Platform.Time.HolidayRegion.Mainland);
        var absence = Absence.Once(town.Id, town.Of<ProfessionalId>("professional.mediator"), AbsenceKind.Other, new(2026, 10, 5, 9, 0), new(2026, 10, 5, 12, 0), calendar).Value;
        absence.Withdraw(now);
        town.Keep(db, "absence.withdrawn", absence, each => each.Id);
    }

    private static async Task AddAppointmentsAsync(ExampleTown town, InclusionDb db, Instant now, CancellationToken stop)
    {
        var reason = await db.Reasons.SingleAsync(each => each.TerritoryId == town.Id && each.Id == town.Of<ReasonId>("reason.rights"), stop);
        var given = new BookingTerms(reason, town.Of<ResidentId>("resident.awa"), town.Of<PlaceId>("place.townHall"), [town.Of<ProfessionalId>("professional.mediator")],
            Instant.FromUtc(2026, 9, 15, 7, 0), BookingKind.InOpening, town.Of<StructureId>("structure.ccas"), town.Of<StructureId>("structure.association"));
        var cancelled = Appointment.Book(town.Id, given, now).Value;
        cancelled.PrescribedBy(town.Of<PartnerClientId>("partnerClient.association"), "ADR-2026-119");
        cancelled.Cancel(CancellingSide.Resident, CancellingReason.CannotCome, reason, now);
        var elsewhere = Appointment.Book(town.Id, given with
        {
            Resident = town.Of<ResidentId>("resident.ofLibrary"),
            Mediators = [town.Of<ProfessionalId>("professional.mediator2")],
            Follows = town.Of<StructureId>("structure.library"),
            BookedBy = town.Of<StructureId>("structure.library"),
        }, now).Value;
        foreach (var (name, booked) in new[] { ("prescribedCancelled", cancelled), ("elsewhere", elsewhere) })
        {
            town.Keep(db, $"appointment.{name}", booked, each => each.Id);
            db.Add(new AppointmentMediator(town.Id, booked.Id, town.Of<ProfessionalId>(name == "elsewhere" ? "professional.mediator2" : "professional.mediator")));
        }

        // Of a link only a hash is kept: its address is made from its id.
        db.Add(new ResidentLink(town.Id, Guid.CreateVersion7(), ResidentLinkPurpose.Appointment, town.Of<AppointmentId>("appointment.planned").Value, new byte[32], now, now + Duration.FromDays(60)));
        foreach (var caller in Callers.SignedIn)
            town.Keep(db, $"hold.{caller}.own", Hold.Keep(town.Id, Callers.Of(town, caller).Actor.Id, reason, given.Place, given.Mediators, given.StartsAt, now), each => each.Id);
    }
}
