using GraphQL;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.News;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Appointments;

/// <summary>What can be followed of appointments.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:read", "appointments:prescribe")]
public static class AppointmentChangedSubscription
{
    /// <summary>
    /// Each appointment that the caller may know of, as soon as it is booked, moved, cancelled or attended. The stream ends when
    /// something may have been missed, and after 15 minutes: open it again, and read the list anew.
    /// </summary>
    /// <param name="mediatorId">Only those of this mediator; all when absent.</param>
    [Name("appointmentChanged")]
    public static async IAsyncEnumerable<AppointmentChangeType> AppointmentChangedAsync(
        Actor actor, TownNews news, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop, ProfessionalId? mediatorId = null)
    {
        await foreach (var id in news.FollowAsync<AppointmentId>(actor, (db, changed, end) => ConcernsAsync(db, changed, actor, mediatorId, end), stop))
            yield return new AppointmentChangeType(id);
    }

    private static Task<bool> ConcernsAsync(InclusionDb db, AppointmentId id, Actor actor, ProfessionalId? mediator, CancellationToken stop)
    {
        var rows = db.AppointmentsFor(actor).Where(each => each.Id == id);
        if (mediator is { } only)
            rows = rows.Where(each => db.Set<AppointmentMediator>().Any(link => link.TerritoryId == actor.Territory && link.AppointmentId == each.Id && link.MediatorId == only));
        return rows.AnyAsync(stop);
    }
}

/// <summary>That an appointment changed.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:read", "appointments:prescribe")]
public sealed class AppointmentChangeType(AppointmentId id)
{
    /// <summary>The appointment as it is now; null when the caller may know of it no more.</summary>
    public Task<AppointmentType?> AppointmentAsync(Actor actor, InclusionDb db, CancellationToken stop) => AppointmentType.FindAsync(id, actor, db, stop);
}
