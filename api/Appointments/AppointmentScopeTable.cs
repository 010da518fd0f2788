using System.Linq.Expressions;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Appointments;

/// <summary>Whose appointments are whose, inside a town: ownership stands in the query, never after it.</summary>
internal static class AppointmentScopeTable
{
    /// <summary>The rows that a caller may know of. A partner: those it prescribed. A coordinator: all. Others: their structure's, and those of the residents it follows.</summary>
    public static IQueryable<Appointment> AppointmentsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.Appointments.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Kind is ActorKind.System) return rows;
        if (actor.PartnerClient is { } client) return rows.Where(each => each.PrescriberId == client);
        if (actor.Is(Role.Coordinator)) return rows;
        if (actor.Structure is not { } own) return rows.Where(each => false);
        return rows.Where(each => each.StructureId == own || each.BookedByStructureId == own
            || db.Set<ResidentStructure>().Any(link => link.TerritoryId == actor.Territory && link.ResidentId == each.ResidentId && link.StructureId == own));
    }

    /// <summary>True when the caller may see what an appointment is about, and not only that it is.</summary>
    public static bool SeesContent(this Actor actor, Appointment appointment)
    {
        if (actor.Kind is ActorKind.System || actor.Is(Role.Coordinator)) return true;
        return actor.Professional is not null && actor.Structure is { } own && (appointment.StructureId == own || appointment.BookedByStructureId == own);
    }

    /// <summary>
    /// An appointment to change: the caller's structure receives or booked it, the partner prescribed it, it is the resident's own (the page that lets them
    /// names the one that their link opens), or the caller coordinates the town. Its row is
    /// locked until the operation ends: who changes it at the same time waits, and then sees what has become of it. Who only
    /// refers to it does not wait: it may hold what this operation waits for.
    /// </summary>
    public static Task<Appointment?> AppointmentToChangeAsync(this InclusionDb db, AppointmentId id, Actor actor, CancellationToken stop) =>
        db.Appointments.FromSql($"select * from appointment where territory_id = {actor.Territory.Value} and id = {id.Value} for no key update")
            .Where(Changeable(actor)).SingleOrDefaultAsync(stop);

    /// <summary>One step of an appointment's life that needs nothing but the clock.</summary>
    public static async Task<Outcome<AppointmentType>> StepAsync(
        this InclusionDb db, AppointmentId id, Actor actor, OperationJournal journal, Func<Appointment, Outcome<Appointment>> step, CancellationToken stop)
    {
        var appointment = await db.AppointmentToChangeAsync(id, actor, stop);
        if (appointment is null) return UnknownId.Of("ce rendez-vous", "appointmentId");

        var was = appointment.State;
        var stepped = step(appointment);
        if (stepped.IsRefused) return Outcome<AppointmentType>.Refused(stepped.Refusals);

        journal.Concerns(appointment.ResidentId);
        db.State(new AppointmentStateChanged(appointment.Id, appointment.ResidentId, was, appointment.State));
        return await db.SaveAsync(new AppointmentType(appointment, actor), stop);
    }

    private static Expression<Func<Appointment, bool>> Of(ResidentId resident) => each => each.ResidentId == resident;

    private static Expression<Func<Appointment, bool>> Changeable(Actor actor)
    {
        if (actor.Is(Role.Coordinator)) return each => true;
        if (actor.PartnerClient is { } client) return each => each.PrescriberId == client;
        if (actor.Kind is ActorKind.Resident) return Of(new ResidentId(actor.Id));
        var own = actor.Structure ?? default;
        return each => each.StructureId == own || each.BookedByStructureId == own;
    }
}
