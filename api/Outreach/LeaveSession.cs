using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A seat, or a place in the waiting list, to give back.</summary>
/// <param name="RegistrationId">Which registration.</param>
public sealed record LeaveSessionInput(SessionRegistrationId RegistrationId);

/// <summary>Gives a resident's seat back (« désistement ») until the session's end: it goes at once to the first who waits, who is told.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(SessionNotInThisState), typeof(SessionOver), typeof(RegistrationNotInThisState))]
public static class LeaveSessionMutation
{
    public static async Task<Outcome<SessionRegistrationType>> LeaveSessionAsync(
        LeaveSessionInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (await db.HoldRegistrationAsync(input.RegistrationId, actor, stop) is not var (session, registration))
            return SessionScopeTable.UnknownRegistration("registrationId");
        if (session.State is SessionState.Cancelled) return SessionNotInThisState.Of(session, "Cette séance est annulée : il n'y a plus de place à rendre.");
        if (registration.JudgeLeaving() is { } refusal) return refusal;
        if (!session.IsStillToHold(now)) return new SessionOver("Cette séance est finie. Notez plutôt que la personne n'est pas venue.", "registrationId");

        await db.GiveBackAsync(session, registration, now, stop);
        journal.Concerns(registration.ResidentId);
        return await db.SaveAsync(new SessionRegistrationType(registration), stop);
    }
}
