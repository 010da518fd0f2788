using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Outreach;

/// <summary>A registration that the operation may change, and its session, both kept from any other change until it ends.</summary>
internal sealed record HeldRegistration(OutreachSession Session, SessionRegistration Registration);

/// <summary>Whose sessions are whose, inside a town: ownership stands in the query, never after it.</summary>
internal static class SessionScopeTable
{
    /// <summary>The sessions that a caller may know of: a coordinator all, others those of their own structure and those that they hold.</summary>
    public static IQueryable<OutreachSession> SessionsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.OutreachSessions.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Kind is ActorKind.System) return rows;
        if (actor.Professional is not { } me) return rows.Where(each => false);
        if (actor.Is(Role.Coordinator)) return rows;
        var own = actor.Structure ?? default;
        return rows.Where(each => each.StructureId == own || each.Team.Any(member => member.MediatorId == me));
    }

    /// <summary>The registrations for those sessions.</summary>
    public static IQueryable<SessionRegistration> RegistrationsFor(this InclusionDb db, Actor actor)
    {
        var sessions = db.SessionsFor(actor);
        return db.SessionRegistrations.Where(each => each.TerritoryId == actor.Territory && sessions.Any(session => session.Id == each.SessionId));
    }

    /// <summary>
    /// A session to change or to fill, its row locked until the operation ends: who comes at the same time waits, in order
    /// of arrival, and then sees what has become of it.
    /// </summary>
    public static async Task<OutreachSession?> HoldSessionAsync(this InclusionDb db, OutreachSessionId id, Actor actor, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select from outreach_session where territory_id = {actor.Territory.Value} and id = {id.Value} for no key update", stop);
        return await db.SessionsFor(actor).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, stop);
    }

    /// <summary>A registration to change, read again once its session is held.</summary>
    public static async Task<HeldRegistration?> HoldRegistrationAsync(this InclusionDb db, SessionRegistrationId id, Actor actor, CancellationToken stop)
    {
        var found = await db.RegistrationsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);
        if (found is null) return null;
        var session = await db.HoldSessionAsync(found.SessionId, actor, stop);
        var registration = await db.RegistrationsFor(actor).SingleOrDefaultAsync(each => each.Id == id, stop);
        return session is null || registration is null ? null : new HeldRegistration(session, registration);
    }

    /// <summary>True for a resident of the town whose record is the one to work with; no merge or erasure passes until the operation ends.</summary>
    public static async Task<bool> HoldsLiveResidentAsync(this InclusionDb db, Actor actor, ResidentId id, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select from resident where territory_id = {actor.Territory.Value} and id = {id.Value} for key share", stop);
        return await db.Residents.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == id && each.MergedIntoId == null && each.ErasedAt == null, stop);
    }

    public static UnknownId Unknown(params string[] path) => UnknownId.Of("cette séance", path);

    public static UnknownId UnknownRegistration(params string[] path) => UnknownId.Of("cette inscription", path);
}
