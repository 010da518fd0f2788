using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>Appointments agreed the Friday before, in each state that the first hour of Monday can find them in, and a slot that is kept.</summary>
internal sealed class AppointmentsCast : IExampleCast
{
    public int Order => 60;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var reasons = await db.Reasons.Where(each => each.TerritoryId == town.Id).ToDictionaryAsync(each => each.Id, stop);
        var (ccas, association, friday) = (town.Of<StructureId>("structure.ccas"), town.Of<StructureId>("structure.association"), now - Duration.FromDays(3));

        Book("planned", Agree("marie", "help", "townHall", Utc(8, 8, 0)));
        Book("early", Agree("jeanne", "help", "townHall", Utc(7, 6, 0), BookingKind.OutsideOpening));
        Book("arrived", Agree("omar", "help", "townHall", Utc(7, 6, 30), BookingKind.OutsideOpening)).Arrive(now);
        Book("prescribed", Agree("awa", "rights", "townHall", Utc(10, 8, 30)) with { BookedBy = association })
            .PrescribedBy(town.Of<PartnerClientId>("partnerClient.association"), "ADR-2026-118");
        Book("together", Agree("rose", "firstSteps", "library", Utc(16, 12, 0)) with
        {
            Mediators = [town.Of<ProfessionalId>("professional.mediator"), town.Of<ProfessionalId>("professional.mediator2")],
            Follows = town.Of<StructureId>("structure.library"),
            BookedBy = town.Of<StructureId>("structure.library"),
        });
        var givenUp = Agree("rose", "help", "townHall", Utc(10, 9, 0));
        Book("cancelled", givenUp, occupies: false).Cancel(CancellingSide.Resident, CancellingReason.CannotCome, givenUp.Reason, now);
        Keep("socialWorker", Agree("marie", "help", "townHall", Utc(17, 9, 0)));
        await db.SaveChangesAsync(stop);
        await TellAsync(house.GetRequiredService<Unit>(), town, friday, stop);

        BookingTerms Agree(string resident, string reason, string place, Instant startsAt, BookingKind kind = BookingKind.InOpening) => new(
            reasons[town.Of<ReasonId>($"reason.{reason}")], town.Of<ResidentId>($"resident.{resident}"), town.Of<PlaceId>($"place.{place}"),
            [town.Of<ProfessionalId>("professional.mediator")], startsAt, kind, ccas, ccas);

        Appointment Book(string name, BookingTerms terms, bool occupies = true)
        {
            var booked = Appointment.Book(town.Id, terms, friday).Value;
            db.Add(booked);
            db.AddRange(terms.Mediators.Select(each => new AppointmentMediator(town.Id, booked.Id, each)));
            if (occupies) db.Occupy(town.Id, terms, booked.Id);
            town.Add($"appointment.{name}", booked.Id);
            return booked;
        }

        void Keep(string name, BookingTerms terms)
        {
            var hold = Hold.Keep(town.Id, town.Of<ProfessionalId>($"professional.{name}").Value, terms.Reason, terms.Place, terms.Mediators, terms.StartsAt, now);
            db.Add(hold);
            db.AddRange(terms.Mediators.Select(each => MediatorTime.Keep(town.Id, each, hold.Id.Value, terms.Takes, hold.ExpiresAt)));
            town.Add($"hold.{name}", hold.Id);
        }
    }

    /// <summary>The mail server took the message that tells of the planned appointment.</summary>
    private static async Task TellAsync(Unit unit, ExampleTown town, Instant at, CancellationToken stop)
    {
        await using var tell = unit.Command("""
            insert into message_receipt (territory_id, id, kind, subject_noun, subject_id, channel, state, processed_at, sent_at)
            values ($1, gen_random_uuid(), 'APPOINTMENT_BOOKED', 'Appointment', $2, 'EMAIL', 'SENT', $3, $3)
            """);
        foreach (var value in new object[] { town.Id.Value, town.Of<AppointmentId>("appointment.planned").Value, at }) tell.Parameters.Add(new() { Value = value });
        await tell.ExecuteNonQueryAsync(stop);
    }

    /// <summary>An hour of a day of September 2026 in UTC; Paris is two hours ahead.</summary>
    private static Instant Utc(int day, int hour, int minute) => Instant.FromUtc(2026, 9, day, hour, minute);
}
