using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Orders what residents are told of their sessions, in the transaction of the change.</summary>
public sealed class OutreachMessagesListener(InclusionDb db, Outbox outbox, Actor actor, IClock clock) :
    IListener<SeatTaken>, IListener<SeatAwaited>, IListener<SeatLeft>, IListener<SessionMoved>, IListener<SessionCancelled>
{
    /// <summary>Who registers at the stand of a session that has begun stands there; who was waiting may be anywhere.</summary>
    public async Task HearAsync(SeatTaken fact, CancellationToken stop)
    {
        var (session, row) = (await SessionAsync(fact.Session, stop), await RowAsync(fact.Registration, stop));
        await outbox.WithdrawAsync<SessionWaitingMessage>(row.Id, stop);
        if (fact.Promoted) await outbox.EnqueueAsync<SessionPromotedMessage>(Posting(row), stop);
        else if (session.StartsAt > clock.GetCurrentInstant()) await outbox.EnqueueAsync<SessionSeatMessage>(Posting(row), stop);
        await RemindAsync(session, row, stop);
    }

    public async Task HearAsync(SeatAwaited fact, CancellationToken stop)
    {
        var (session, row) = (await SessionAsync(fact.Session, stop), await RowAsync(fact.Registration, stop));
        if (session.StartsAt > clock.GetCurrentInstant()) await outbox.EnqueueAsync<SessionWaitingMessage>(Posting(row), stop);
    }

    public async Task HearAsync(SeatLeft fact, CancellationToken stop)
    {
        var row = await RowAsync(fact.Registration, stop);
        await outbox.WithdrawAsync<SessionReminderMessage>(row.Id, stop);
        await outbox.WithdrawAsync<SessionWaitingMessage>(row.Id, stop);
        if (fact.WasSeated) await outbox.EnqueueAsync<SessionSeatLeftMessage>(Posting(row), stop);
    }

    public async Task HearAsync(SessionMoved fact, CancellationToken stop)
    {
        var session = await SessionAsync(fact.Session, stop);
        foreach (var row in await LiveAsync(fact.Session, stop))
        {
            row.FollowSession();
            await outbox.EnqueueAsync<SessionMovedMessage>(Posting(row), stop);
            if (row.State is SeatState.Seated) await RemindAsync(session, row, stop);
        }
    }

    public async Task HearAsync(SessionCancelled fact, CancellationToken stop)
    {
        foreach (var row in await LiveAsync(fact.Session, stop))
        {
            row.FollowSession();
            await outbox.WithdrawAsync<SessionReminderMessage>(row.Id, stop);
            await outbox.EnqueueAsync<SessionCancelledMessage>(Posting(row), stop);
        }
    }

    private async Task RemindAsync(OutreachSession session, SessionRegistration row, CancellationToken stop)
    {
        await outbox.WithdrawAsync<SessionReminderMessage>(row.Id, stop);
        if (session.RemindAt() is var at && at > clock.GetCurrentInstant())
            await outbox.EnqueueAsync<SessionReminderMessage>(Posting(row) with { NotBefore = at }, stop);
    }

    private Task<OutreachSession> SessionAsync(OutreachSessionId id, CancellationToken stop) =>
        db.OutreachSessions.AsSplitQuery().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);

    private Task<SessionRegistration> RowAsync(SessionRegistrationId id, CancellationToken stop) =>
        db.SessionRegistrations.SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);

    private Task<List<SessionRegistration>> LiveAsync(OutreachSessionId session, CancellationToken stop) =>
        db.SessionRegistrations.Where(each => each.TerritoryId == actor.Territory && each.SessionId == session
            && (each.State == SeatState.Seated || each.State == SeatState.Waiting)).OrderBy(each => each.Number).ToListAsync(stop);

    private static Posting Posting(SessionRegistration row) => new(row.Id, row.ResidentId, row.Sequence);
}
