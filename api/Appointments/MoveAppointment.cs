using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Another hour, place or mediator for an appointment; the reason stays.</summary>
/// <param name="AppointmentId">Which appointment.</param>
/// <param name="PlaceId">Where; null by telephone, by video or at home.</param>
/// <param name="MediatorIds">With whom: as many as the reason needs, 1 or 2.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="HoldId">The hold that keeps the new slot for the caller.</param>
/// <param name="Kind">In an opening when left out; or outside openings: which is journalled, and closed to partners.</param>
public sealed record MoveAppointmentInput(
    AppointmentId AppointmentId, PlaceId? PlaceId, IReadOnlyList<ProfessionalId> MediatorIds, OffsetDateTime StartsAt,
    HoldId? HoldId = null, BookingKind? Kind = null);

/// <summary>Moves an appointment (« déplacer »); the resident's calendar shows the new hour. A partner moves what it prescribed.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope(Scopes.AppointmentsPrescribe)]
[Refuses(typeof(UnknownId), typeof(ReasonNotBookable), typeof(MediatorsMismatch), typeof(SlotInPast), typeof(OutsideNotice), typeof(NotInThisState),
    typeof(HourOfClockChange), typeof(OutsideOpening), typeof(HoldExpired), typeof(SlotTaken))]
public static class MoveAppointmentMutation
{
    public static async Task<Outcome<AppointmentType>> MoveAppointmentAsync(
        MoveAppointmentInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var appointment = await db.AppointmentToChangeAsync(input.AppointmentId, actor, stop);
        if (appointment is null) return UnknownId.Of("ce rendez-vous", "appointmentId");

        var wanted = new WantedSlot(appointment.ReasonId, input.PlaceId, input.MediatorIds, input.StartsAt, input.Kind ?? BookingKind.InOpening);
        var read = await db.TermsAsync(actor, wanted, appointment.ResidentId, stop);
        if (read.IsRefused) return Outcome<AppointmentType>.Refused(read.Refusals);

        var terms = read.Value;
        if (actor.PartnerClient is not null && terms.Kind is not BookingKind.InOpening) return new OutsideOpening();
        if (actor.PartnerClient is not null && !terms.Reason.BookableBy(actor)) return ReasonNotBookable.ByPartners("appointmentId");
        if (Appointment.Judge(terms, now) is { } refusal) return refusal;
        await db.LineUpToLeaveAsync(appointment, terms, unit, now, stop);
        if (await unit.LineUpAsync(actor.Territory, terms, now, stop) is { } closed) return closed;
        if (await db.UseHoldAsync(actor, input.HoldId, terms, now, stop) is { } ended) return ended;

        var moved = appointment.Move(terms, now);
        if (moved.IsRefused) return Outcome<AppointmentType>.Refused(moved.Refusals);

        await db.FreeTimeAsync(actor.Territory, appointment.Id.Value, stop);
        await db.AppointmentMediators.Where(each => each.TerritoryId == actor.Territory && each.AppointmentId == appointment.Id).ExecuteDeleteAsync(stop);
        db.AddRange(terms.Mediators.Select(each => new AppointmentMediator(actor.Territory, appointment.Id, each)));
        db.Occupy(actor.Territory, terms, appointment.Id);
        journal.Concerns(appointment.ResidentId);
        db.State(new AppointmentMoved(appointment.Id, appointment.ResidentId));
        return await db.SaveAsync(new AppointmentType(appointment, actor), SlotTable.Conflicts(terms), stop);
    }

    /// <summary>Lines up for the mediators it leaves together with those it goes to: two that want each other's hours do not wait for one another.</summary>
    private static async Task LineUpToLeaveAsync(
        this InclusionDb db, Appointment appointment, BookingTerms terms, Unit unit, Instant now, CancellationToken stop)
    {
        var leaves = await db.AppointmentMediators
            .Where(each => each.TerritoryId == appointment.TerritoryId && each.AppointmentId == appointment.Id).Select(each => each.MediatorId).ToListAsync(stop);
        await unit.QueueForMediatorsAsync(appointment.TerritoryId, [.. leaves, .. terms.Mediators], now, stop);
    }
}
