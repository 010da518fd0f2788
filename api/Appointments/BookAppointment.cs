using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>An appointment to agree.</summary>
/// <param name="ResidentId">Who is helped.</param>
/// <param name="ReasonId">What it is for.</param>
/// <param name="PlaceId">Where; null by telephone, by video or at home.</param>
/// <param name="MediatorIds">With whom: as many as the reason needs, 1 or 2.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="HoldId">The hold that keeps this slot for the caller; without it the slot may have gone.</param>
/// <param name="Kind">In an opening when left out; or outside openings or for a resident who came without one: both are journalled.</param>
public sealed record BookAppointmentInput(
    ResidentId ResidentId, ReasonId ReasonId, PlaceId? PlaceId, IReadOnlyList<ProfessionalId> MediatorIds, OffsetDateTime StartsAt,
    HoldId? HoldId = null, BookingKind? Kind = null);

/// <summary>Books a slot of a mediator for a resident (« prise de rendez-vous »); the resident is told at once.</summary>
/// <remarks>When another booking took the slot first, the database says so, and three fresh slots are proposed.</remarks>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(ReasonNotBookable), typeof(MediatorsMismatch), typeof(SlotInPast), typeof(OutsideNotice),
    typeof(HourOfClockChange), typeof(OutsideOpening), typeof(HoldExpired), typeof(SlotTaken))]
public static class BookAppointmentMutation
{
    public static async Task<Outcome<AppointmentType>> BookAppointmentAsync(
        BookAppointmentInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (!await db.Residents.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == input.ResidentId && each.MergedIntoId == null, stop))
            return UnknownId.Of("cette personne", "residentId");

        var wanted = new WantedSlot(input.ReasonId, input.PlaceId, input.MediatorIds, input.StartsAt, input.Kind ?? BookingKind.InOpening);
        var read = await db.TermsAsync(actor, wanted, input.ResidentId, stop);
        if (read.IsRefused) return Outcome<AppointmentType>.Refused(read.Refusals);

        if (Appointment.Judge(read.Value, now) is { } refusal) return refusal;
        if (await unit.LineUpAsync(actor.Territory, read.Value, now, stop) is { } closed) return closed;
        if (await db.UseHoldAsync(actor, input.HoldId, read.Value, now, stop) is { } ended) return ended;

        var booking = Appointment.Book(actor.Territory, read.Value, now);
        if (booking.IsRefused) return Outcome<AppointmentType>.Refused(booking.Refusals);

        journal.Concerns(input.ResidentId);
        return await db.WriteAsync(booking.Value, read.Value, actor, SlotTable.Conflicts(read.Value), stop);
    }

    /// <summary>Writes a booking, its mediators and the time it takes, and tells the house.</summary>
    internal static async Task<Outcome<AppointmentType>> WriteAsync(
        this InclusionDb db, Appointment appointment, BookingTerms terms, Actor actor, Conflicts conflicts, CancellationToken stop)
    {
        db.Add(appointment);
        db.AddRange(terms.Mediators.Select(each => new AppointmentMediator(actor.Territory, appointment.Id, each)));
        db.Occupy(actor.Territory, terms, appointment.Id);
        await db.FollowAsync(actor.Territory, terms.Resident, terms.Follows, appointment.BookedAt, stop);
        if (terms.BookedBy is { } booker) await db.FollowAsync(actor.Territory, terms.Resident, booker, appointment.BookedAt, stop);
        db.State(new AppointmentBooked(appointment.Id, appointment.ResidentId));
        return await db.SaveAsync(new AppointmentType(appointment, actor), conflicts, stop);
    }

    /// <summary>Spends the hold that keeps the slot, if one was named; refuses when it keeps another slot, or no longer.</summary>
    internal static async Task<Refusal?> UseHoldAsync(
        this InclusionDb db, Actor actor, HoldId? holdId, BookingTerms terms, Instant now, CancellationToken stop)
    {
        if (holdId is not { } id) return null;
        var hold = await db.Holds.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (hold is null || !hold.Keeps(actor.Id, terms, now)) return new HoldExpired();
        hold.Release(now);
        await db.FreeTimeAsync(actor.Territory, id.Value, stop);
        return null;
    }
}
