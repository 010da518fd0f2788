using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>An appointment to give up.</summary>
/// <param name="AppointmentId">Which appointment.</param>
/// <param name="Side">Who gives it up; a partner only for the resident.</param>
/// <param name="Reason">Why, from the list.</param>
public sealed record CancelAppointmentInput(AppointmentId AppointmentId, CancellingSide Side, CancellingReason Reason);

/// <summary>Gives an appointment up (« annuler »): the slot is free at once, the resident's calendar forgets it, nothing is deleted. A partner cancels what it prescribed.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope(Scopes.AppointmentsPrescribe)]
[Refuses(typeof(UnknownId), typeof(NotYourSide), typeof(NotInThisState))]
public static class CancelAppointmentMutation
{
    public static async Task<Outcome<AppointmentType>> CancelAppointmentAsync(
        CancelAppointmentInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var appointment = await db.AppointmentToChangeAsync(input.AppointmentId, actor, stop);
        if (appointment is null) return UnknownId.Of("ce rendez-vous", "appointmentId");

        if (actor.PartnerClient is not null && input.Side is not CancellingSide.Resident) return new NotYourSide();
        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == appointment.ReasonId, stop);
        var cancelled = appointment.Cancel(input.Side, input.Reason, reason, clock.GetCurrentInstant());
        if (cancelled.IsRefused) return Outcome<AppointmentType>.Refused(cancelled.Refusals);

        await db.FreeTimeAsync(actor.Territory, appointment.Id.Value, stop);
        journal.Concerns(appointment.ResidentId);
        db.State(new AppointmentCancelled(appointment.Id, appointment.ResidentId));
        return await db.SaveAsync(new AppointmentType(appointment, actor), stop);
    }
}
