using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>What can be asked about appointments.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:read", "appointments:prescribe")]
public static class AppointmentQueries
{
    /// <summary>One appointment; null when there is none, or when the caller may not know of it.</summary>
    /// <param name="id">Which appointment.</param>
    public static Task<AppointmentType?> AppointmentAsync(AppointmentId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        AppointmentType.FindAsync(id, actor, db, stop);

    /// <summary>What to print for the resident to take home; null when there is no such appointment to come, or when what it is about is withheld. Asking is journalled as a reading.</summary>
    /// <param name="appointmentId">Which appointment.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public static async Task<AppointmentSlipType?> AppointmentSlipAsync(
        AppointmentId appointmentId, Actor actor, InclusionDb db, ResidentLinks links, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var row = await db.AppointmentsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == appointmentId, stop);
        if (row is not { State: AppointmentState.Planned } || row.EndsAt <= clock.GetCurrentInstant() || !actor.SeesContent(row)) return null;

        journal.Reads(row.ResidentId.Value);
        return new AppointmentSlipType(links.PinOf(row.Id), await links.AddressAsync(ResidentLinkPurpose.Appointment, row.Id.Value, stop));
    }

    /// <summary>Appointments by their beginning. Staff: their structure's and those of the residents it follows; coordinators: all; a partner: those it prescribed.</summary>
    /// <param name="from">Those that begin at this instant or later.</param>
    /// <param name="until">Those that begin before this instant.</param>
    /// <param name="mediatorId">Only those of this mediator.</param>
    /// <param name="placeId">Only those at this place.</param>
    /// <param name="residentId">Only those of this resident; partners get none by it.</param>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    /// <param name="prescriberReference">Only the one a partner gave this reference to.</param>
    public static Task<Connection<AppointmentType>> AppointmentsAsync(
        Page page, Actor actor, InclusionDb db, CancellationToken stop,
        Instant? from = null, Instant? until = null, ProfessionalId? mediatorId = null, PlaceId? placeId = null,
        ResidentId? residentId = null, IReadOnlyList<AppointmentState>? states = null, string? prescriberReference = null)
    {
        var rows = db.AppointmentsFor(actor);
        if (from is { } first) rows = rows.Where(each => each.StartsAt >= first);
        if (until is { } last) rows = rows.Where(each => each.StartsAt < last);
        if (placeId is { } place) rows = rows.Where(each => each.PlaceId == place);
        if (residentId is { } resident) rows = rows.Where(each => each.ResidentId == resident && actor.Kind != ActorKind.PartnerClient);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        if (prescriberReference is not null) rows = rows.Where(each => each.PrescriberReference == prescriberReference);
        if (mediatorId is { } mediator)
            rows = rows.Where(each => db.Set<AppointmentMediator>().Any(link => link.TerritoryId == actor.Territory && link.AppointmentId == each.Id && link.MediatorId == mediator));
        return rows.ToConnectionAsync(page, each => each.StartsAt, each => each.Id, each => new AppointmentType(each, actor), stop);
    }
}
