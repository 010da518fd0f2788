using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A session as it shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Terms">What is agreed of it.</param>
public sealed record ChangeSessionInput(OutreachSessionId SessionId, SessionTermsInput Terms);

/// <summary>Changes a session before the team leaves. Who is registered learns another hour or place; seats that are added go to those who wait.</summary>
[Allows(Role.Mediator, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(OutOfBounds), typeof(NothingChosen), typeof(SessionDayRefused), typeof(EndsBeforeStart),
    typeof(HourOfClockChange), typeof(MediatorTaken), typeof(SessionNotInThisState), typeof(SeatsBelowTaken),
    typeof(PersonalNumberFound), typeof(PasswordFound))]
public static class ChangeSessionMutation
{
    public static async Task<Outcome<OutreachSessionType>> ChangeSessionAsync(
        ChangeSessionInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var session = await db.HoldSessionAsync(input.SessionId, actor, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");

        var read = await db.ReadSessionAsync(actor, input.Terms, session, now, stop);
        if (read.IsRefused) return Outcome<OutreachSessionType>.Refused(read.Refusals);

        var (terms, _, place, opened) = read.Value;
        if (await db.LineUpTeamAsync(unit, actor.Territory, terms, session, now, stop) is { } taken) return taken;

        var before = (session.Span, session.PlaceId);
        var changed = session.Change(place, terms);
        if (changed.IsRefused) return changed.Then(each => new OutreachSessionType(each));

        if (opened is not null) db.Add(opened);
        await db.FreeTimeAsync(actor.Territory, session.Id.Value, stop);
        db.OccupyTeam(session);
        if (before != (session.Span, session.PlaceId)) db.State(new SessionMoved(session.Id));
        var saved = await db.SaveAsync(session, TeamTable.Conflicts(terms), stop);
        if (saved.IsRefused) return saved.Then(each => new OutreachSessionType(each));

        await db.FillSeatsAsync(session, now, stop);
        return await db.SaveAsync(new OutreachSessionType(session), stop);
    }
}
