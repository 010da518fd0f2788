using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>How seats are taken, given back and passed on. The session is held by who calls this.</summary>
public static class SeatTable
{
    /// <summary>Registers somebody: a seat while one is free, else the end of the waiting list. The row is added, not saved.</summary>
    public static async Task<SessionRegistration> EnterAsync(
        this InclusionDb db, OutreachSession session, ResidentId resident, StructureId? by, Instant at, CancellationToken stop)
    {
        var last = await Of(db, session).MaxAsync(each => (int?)each.Number, stop) ?? 0;
        var registration = SessionRegistration.Enter(session, resident, last + 1, await db.TakeSeatAsync(session, stop), by, at);
        db.Add(registration);
        return registration;
    }

    /// <summary>Gives a seat, or a place in the list, back; the seat goes to the first who waits, in the same transaction.</summary>
    internal static async Task GiveBackAsync(this InclusionDb db, OutreachSession session, SessionRegistration registration, Instant now, CancellationToken stop)
    {
        var wasSeated = registration.TakesSeat;
        registration.Leave(now);
        await db.SaveChangesAsync(stop);
        db.State(new SeatLeft(registration.ResidentId, session.Id, registration.Id, wasSeated));
        if (!wasSeated) return;
        await db.Database.ExecuteSqlAsync(
            $"update outreach_session set seats_taken = seats_taken - 1 where territory_id = {session.TerritoryId.Value} and id = {session.Id.Value}", stop);
        await db.FillSeatsAsync(session, now, stop);
    }

    /// <summary>Gives the seats that are free to those who wait, in the order in which they came. What changed the seats is saved already.</summary>
    internal static async Task FillSeatsAsync(this InclusionDb db, OutreachSession session, Instant now, CancellationToken stop)
    {
        var waiting = session.IsStillToHold(now)
            ? await Of(db, session).Where(each => each.State == SeatState.Waiting).OrderBy(each => each.Number).ToListAsync(stop)
            : [];
        foreach (var next in waiting)
        {
            if (!await db.TakeSeatAsync(session, stop)) break;
            next.Promote(now);
            db.State(new SeatTaken(next.ResidentId, session.Id, next.Id, Promoted: true));
        }

        await db.Entry(session).ReloadAsync(stop);
    }

    /// <summary>True when a seat was free and is now taken: the database counts, and never beyond the seats.</summary>
    private static async Task<bool> TakeSeatAsync(this InclusionDb db, OutreachSession session, CancellationToken stop) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             update outreach_session set seats_taken = seats_taken + 1
             where territory_id = {session.TerritoryId.Value} and id = {session.Id.Value} and seats_taken < seats
             """, stop) == 1;

    private static IQueryable<SessionRegistration> Of(InclusionDb db, OutreachSession session) =>
        db.SessionRegistrations.Where(each => each.TerritoryId == session.TerritoryId && each.SessionId == session.Id);
}
