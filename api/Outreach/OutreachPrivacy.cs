using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A resident's rights over what this room keeps: the sessions that they registered for, and those where they were named.</summary>
public sealed class OutreachPrivacy(Actor actor, InclusionDb db, IClock clock) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["outreach_registration", "outreach_walk_in"];

    /// <summary>Where both records are registered for one session, one of them leaves: one person takes one seat, and who came has come.</summary>
    public async Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop)
    {
        var theirs = await Registrations(absorbed).AsNoTracking().OrderBy(each => each.SessionId).ToListAsync(stop);
        foreach (var session in theirs.Select(each => each.SessionId).Distinct()) await SettleAsync(session, kept, absorbed, stop);
        await db.SaveChangesAsync(stop);
        await Registrations(absorbed).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, new ResidentId(kept)), stop);
        await WalkIns(absorbed).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, new ResidentId(kept)), stop);
    }

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var registered = await (from each in Registrations(resident).AsNoTracking()
                                join session in db.Set<OutreachSession>() on new { each.TerritoryId, Id = each.SessionId } equals new { session.TerritoryId, session.Id }
                                orderby session.StartsAt, each.Id
                                select new { session.Title, session.StartsAt, session.TimeZone, each.State, each.RegisteredAt }).ToListAsync(stop);
        var walkedIn = await (from each in WalkIns(resident).AsNoTracking()
                              join session in db.Set<OutreachSession>() on new { each.TerritoryId, Id = each.SessionId } equals new { session.TerritoryId, session.Id }
                              orderby each.HappenedAt, each.Id
                              select new { session.Title, session.TimeZone, each.HappenedAt, each.Minutes }).ToListAsync(stop);
        return
        [
            .. registered.Select(row => new KeptFact("Vos inscriptions", row.Title, $"{When(row.StartsAt, row.TimeZone)}, {Words(row.State)}", row.RegisteredAt)),
            .. walkedIn.Select(row => new KeptFact("Vos passages", row.Title, $"{When(row.HappenedAt, row.TimeZone)}, {row.Minutes} minutes d'aide", row.HappenedAt)),
        ];
    }

    /// <summary>Seats to come are given back. The rows of the past name nobody and stay, so that what was done can be counted.</summary>
    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        var live = await Registrations(resident).AsNoTracking().Where(each => each.State == SeatState.Seated || each.State == SeatState.Waiting).OrderBy(each => each.SessionId).ToListAsync(stop);
        foreach (var each in live)
        {
            var session = await HoldAsync(each.SessionId, stop);
            var registration = await db.SessionRegistrations.SingleAsync(row => row.TerritoryId == actor.Territory && row.Id == each.Id, stop);
            if (session.IsStillToHold(clock.GetCurrentInstant())) await db.GiveBackAsync(session, registration, clock.GetCurrentInstant(), stop);
        }

        await db.SaveChangesAsync(stop);
        await WalkIns(resident).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, (ResidentId?)null), stop);
    }

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var sessions = await (from each in Registrations(resident)
                              join session in db.Set<OutreachSession>() on new { each.TerritoryId, Id = each.SessionId } equals new { session.TerritoryId, session.Id }
                              select (Instant?)session.EndsAt).MaxAsync(stop);
        var walkedIn = await WalkIns(resident).MaxAsync(each => (Instant?)each.HappenedAt, stop);
        Instant[] last = [.. new[] { sessions, walkedIn }.OfType<Instant>()];
        return last.Length == 0 ? null : last.Max() + retention.AfterContact;
    }

    private async Task SettleAsync(OutreachSessionId id, Guid kept, Guid absorbed, CancellationToken stop)
    {
        var session = await HoldAsync(id, stop);
        var (one, other) = (new ResidentId(kept), new ResidentId(absorbed));
        var both = await db.SessionRegistrations
            .Where(each => each.TerritoryId == actor.Territory && each.SessionId == id && (each.ResidentId == one || each.ResidentId == other) && each.State != SeatState.Left)
            .OrderBy(each => each.State == SeatState.Came ? 0 : 1).ThenBy(each => each.Number).ToListAsync(stop);
        if (both is [_, var later]) await db.GiveBackAsync(session, later, clock.GetCurrentInstant(), stop);
    }

    private async Task<OutreachSession> HoldAsync(OutreachSessionId id, CancellationToken stop) =>
        await db.HoldSessionAsync(id, Actor.System(actor.Territory), stop) ?? throw new InvalidOperationException("A registration without its session.");

    private IQueryable<SessionRegistration> Registrations(Guid resident) =>
        db.SessionRegistrations.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));

    private IQueryable<WalkIn> WalkIns(Guid resident) =>
        db.WalkIns.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));

    private static string When(Instant at, string zone) => FrenchDates.Words(at, DateTimeZoneProviders.Tzdb[zone]);

    private static string Words(SeatState state) => state switch
    {
        SeatState.Seated => "une place est à vous",
        SeatState.Waiting => "sur la liste d'attente",
        SeatState.Left => "place rendue",
        SeatState.Came => "vous êtes venu·e",
        _ => "vous n'êtes pas venu·e",
    };
}
