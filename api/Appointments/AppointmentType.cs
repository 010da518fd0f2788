using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Why what an appointment is about is not shown.</summary>
public enum ContentWithheld
{
    /// <summary>Another structure receives the resident for it: only its state is shown.</summary>
    OtherStructure,
    /// <summary>A partner that prescribes sees what becomes of it, not what is said in it.</summary>
    Prescriber,
}

/// <summary>A meeting agreed between a resident and one or two mediators (« rendez-vous »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:read", "appointments:prescribe")]
public sealed class AppointmentType(Appointment appointment, Actor viewer)
{
    internal Appointment Row => appointment;

    /// <summary>Its identifier.</summary>
    public AppointmentId Id => appointment.Id;

    /// <summary>Where it stands.</summary>
    public AppointmentState State => appointment.State;

    /// <summary>When it begins.</summary>
    public Instant StartsAt => appointment.StartsAt;

    /// <summary>When it ends, buffer not included.</summary>
    public Instant EndsAt => appointment.EndsAt;

    /// <summary>How it came to be.</summary>
    public BookingKind Kind => appointment.Kind;

    /// <summary>When it was agreed.</summary>
    public Instant BookedAt => appointment.BookedAt;

    /// <summary>When its state last changed.</summary>
    public Instant StateChangedAt => appointment.StateChangedAt;

    /// <summary>The state that `undoAppointment` brings back, on the day of the change; null when there is nothing to take back.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public AppointmentState? StateBefore => appointment.StateBefore;

    /// <summary>Why it was given up; null unless cancelled.</summary>
    public CancellingReason? CancelledBecause => appointment.CancelledBecause;

    /// <summary>True when the resident gave it up later than the reason allows.</summary>
    public bool IsLateCancellation => appointment.IsLateCancellation;

    /// <summary>The prescribing partner's own reference; null when staff or the resident booked.</summary>
    public string? PrescriberReference => appointment.PrescriberReference;

    /// <summary>Why `reason` and `resident` are null; null when they are shown.</summary>
    public ContentWithheld? ContentWithheldBecause =>
        viewer.SeesContent(appointment) ? null
        : viewer.Kind is ActorKind.PartnerClient ? ContentWithheld.Prescriber
        : ContentWithheld.OtherStructure;

    /// <summary>What it is for; null when withheld.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<ReasonType?>? Reason(PlanningLoaders loaders) =>
        viewer.SeesContent(appointment) ? loaders.Reason.Load(appointment.ReasonId) : null;

    /// <summary>Who is helped; null when withheld.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<ResidentType?>? Resident(ResidentLoaders loaders) =>
        viewer.SeesContent(appointment) ? loaders.Resident.Load(appointment.ResidentId) : null;

    /// <summary>Where; null by telephone, by video or at home.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) =>
        appointment.PlaceId is { } place ? loaders.Place.Load(place) : null;

    /// <summary>The structure that receives.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(appointment.StructureId);

    /// <summary>The mediators who take part; 1 or 2.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<IReadOnlyList<ProfessionalType>?> Mediators(AppointmentLoaders loaders) => loaders.MediatorsOf.Load(appointment.Id);

    /// <summary>What became of each message about it, the oldest first, at most 50; null when withheld.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public IDataLoaderResult<IReadOnlyList<MessageReceiptType>?>? Messages(MessageReceiptLoaders loaders) =>
        viewer.SeesContent(appointment) ? loaders.About.Load(appointment.Id.Value) : null;

    [Lookup]
    public static async Task<AppointmentType?> FindAsync(AppointmentId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.AppointmentsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found, actor) : null;
}

/// <summary>A slot kept for the caller while a form is filled in.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:prescribe")]
public sealed class HoldType(Hold hold)
{
    /// <summary>Its identifier, to give when booking.</summary>
    public HoldId Id => hold.Id;

    /// <summary>When the kept slot begins.</summary>
    public Instant StartsAt => hold.StartsAt;

    /// <summary>Kept until this instant, which is not included.</summary>
    public Instant ExpiresAt => hold.ExpiresAt;

    [Lookup]
    public static async Task<HoldType?> FindAsync(HoldId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Holds.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id && each.HeldBy == actor.Id, stop) is { } found ? new(found) : null;
}

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class AppointmentLoaders(Actor actor, InclusionDb db)
{
    public Batch<AppointmentId, IReadOnlyList<ProfessionalType>> MediatorsOf { get; } = new(async (ids, stop) =>
        (await (from link in db.AppointmentMediators.AsNoTracking()
                join mediator in db.Professionals.AsNoTracking() on new { link.TerritoryId, Id = link.MediatorId } equals new { mediator.TerritoryId, mediator.Id }
                where link.TerritoryId == actor.Territory && ids.Contains(link.AppointmentId)
                orderby mediator.FamilyName, mediator.Id
                select new { link.AppointmentId, mediator }).ToListAsync(stop))
            .GroupBy(each => each.AppointmentId)
            .ToDictionary(group => group.Key, IReadOnlyList<ProfessionalType> (group) => [.. group.Select(each => new ProfessionalType(each.mediator))]));
}
