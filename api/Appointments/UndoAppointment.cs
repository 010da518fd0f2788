using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>A change of state to take back.</summary>
/// <param name="AppointmentId">Which appointment.</param>
public sealed record UndoAppointmentInput(AppointmentId AppointmentId);

/// <summary>Takes back the last change of state (arrived, honoured, missed, cancelled), on the day it was made.</summary>
/// <remarks>A cancelled appointment comes back only if its time is still free; a room on the right may object.</remarks>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(NotInThisState), typeof(TooLateToUndo), typeof(UndoBlocked), typeof(SlotTaken))]
public static class UndoAppointmentMutation
{
    public static async Task<Outcome<AppointmentType>> UndoAppointmentAsync(
        UndoAppointmentInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock,
        IEnumerable<IUndoCondition> conditions, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var appointment = await db.AppointmentToChangeAsync(input.AppointmentId, actor, stop);
        if (appointment is null) return UnknownId.Of("ce rendez-vous", "appointmentId");

        var (was, wasCancelled) = (appointment.State, appointment.IsCancelled);
        var zone = await db.Territories.Where(town => town.TerritoryId == actor.Territory).Select(town => town.TimeZone).SingleAsync(stop);
        var undone = appointment.Undo(now, DateTimeZoneProviders.Tzdb[zone]);
        if (undone.IsRefused) return Outcome<AppointmentType>.Refused(undone.Refusals);

        foreach (var condition in conditions)
            if (await condition.ObjectAsync(appointment.Id, was, stop) is { } objection) return new UndoBlocked(objection);

        if (wasCancelled) await RetakeAsync(appointment, db, unit, actor, now, stop);
        journal.Concerns(appointment.ResidentId);
        db.State(new AppointmentStateChanged(appointment.Id, appointment.ResidentId, was, appointment.State));
        return await db.SaveAsync(new AppointmentType(appointment, actor), new Conflicts
        {
            [MediatorTimeTable.NoOverlap] = () => new SlotTaken(appointment.ReasonId, appointment.StartsAt),
        }, stop);
    }

    /// <summary>Takes the mediators' time again; the database objects when it is no longer free.</summary>
    private static async Task RetakeAsync(Appointment appointment, InclusionDb db, Unit unit, Actor actor, Instant now, CancellationToken stop)
    {
        var mediators = await db.AppointmentMediators
            .Where(each => each.TerritoryId == actor.Territory && each.AppointmentId == appointment.Id)
            .OrderBy(each => each.MediatorId).Select(each => each.MediatorId).ToListAsync(stop);
        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == appointment.ReasonId, stop);
        await unit.QueueForMediatorsAsync(actor.Territory, mediators, now, stop);
        var takes = new Interval(appointment.StartsAt, appointment.EndsAt + Duration.FromMinutes(reason.Terms.BufferAfterMinutes));
        db.AddRange(mediators.Select(each => MediatorTime.Take(actor.Territory, each, TimeKind.Appointment, appointment.Id.Value, takes)));
    }
}
