using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A resident's place at a session: a seat, or a place in the waiting list (« inscription »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class SessionRegistrationType(SessionRegistration registration)
{
    /// <summary>Its identifier.</summary>
    public SessionRegistrationId Id => registration.Id;

    /// <summary>Where it stands.</summary>
    public SeatState State => registration.State;

    /// <summary>The order of arrival in its session, from 1.</summary>
    public int Number => registration.Number;

    /// <summary>The place in the waiting list, from 1; null for who does not wait.</summary>
    public async Task<int?> PositionAsync(OutreachLoaders loaders, CancellationToken stop)
    {
        if (registration.State is not SeatState.Waiting) return null;
        var waiting = await loaders.WaitingOf.Load(registration.SessionId).GetResultAsync(stop);
        return waiting?.Count(number => number <= registration.Number);
    }

    /// <summary>For which session.</summary>
    public IDataLoaderResult<OutreachSessionType?> Session(OutreachLoaders loaders) => loaders.Session.Load(registration.SessionId);

    /// <summary>Who is registered.</summary>
    public IDataLoaderResult<ResidentType?> Resident(ResidentLoaders loaders) => loaders.Resident.Load(registration.ResidentId);

    /// <summary>When they were registered.</summary>
    public Instant RegisteredAt => registration.RegisteredAt;

    /// <summary>When the seat became theirs; null for who never had one.</summary>
    public Instant? SeatedAt => registration.SeatedAt;

    /// <summary>When they gave it back; null otherwise.</summary>
    public Instant? LeftAt => registration.LeftAt;

    /// <summary>When it was seen whether they came; null until then.</summary>
    public Instant? AttendanceAt => registration.AttendanceAt;

    [Lookup]
    public static async Task<SessionRegistrationType?> FindAsync(SessionRegistrationId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.RegistrationsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>What this room adds to a resident.</summary>
[FieldsOf(typeof(ResidentType))]
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public static class ResidentSessionsFields
{
    /// <summary>The sessions that they are or were registered for, the last first: those of one's own structure; for coordinators all.</summary>
    public static Task<Connection<SessionRegistrationType>> SessionRegistrationsAsync(
        ResidentType resident, Page page, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop)
    {
        journal.Reads(resident.Resident.Id.Value);
        return db.RegistrationsFor(actor).Where(each => each.ResidentId == resident.Resident.Id)
            .ToConnectionAsync(page, each => each.RegisteredAt, each => each.Id, each => new SessionRegistrationType(each), stop, lastFirst: true);
    }
}
