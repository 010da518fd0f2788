using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A session that does not take place.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Reason">Why, from the list.</param>
public sealed record CancelSessionInput(OutreachSessionId SessionId, CalledOffBecause Reason);

/// <summary>Cancels a session before the team leaves: its mediators are free at once, and whoever is registered or waits is told. Nothing is deleted.</summary>
[Allows(Role.Mediator, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(SessionNotInThisState))]
public static class CancelSessionMutation
{
    public static async Task<Outcome<OutreachSessionType>> CancelSessionAsync(CancelSessionInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var session = await db.HoldSessionAsync(input.SessionId, actor, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");

        var cancelled = session.Cancel(input.Reason, clock.GetCurrentInstant());
        if (cancelled.IsRefused) return cancelled.Then(each => new OutreachSessionType(each));

        await db.FreeTimeAsync(actor.Territory, session.Id.Value, stop);
        db.State(new SessionCancelled(session.Id));
        return await db.SaveAsync(new OutreachSessionType(session), stop);
    }
}
