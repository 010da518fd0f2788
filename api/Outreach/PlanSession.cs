using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A session to plan.</summary>
/// <param name="Terms">What is agreed of it.</param>
public sealed record PlanSessionInput(SessionTermsInput Terms);

/// <summary>Plans a session (« permanence » or « atelier »), in the library or outside the walls: its mediators' time is taken.</summary>
[Allows(Role.Mediator, Role.Coordinator)]
[Refuses(typeof(InvalidText), typeof(OutOfBounds), typeof(NothingChosen), typeof(SessionDayRefused), typeof(EndsBeforeStart), typeof(HourOfClockChange),
    typeof(UnknownId), typeof(MediatorTaken),
    typeof(PersonalNumberFound), typeof(PasswordFound))]
public static class PlanSessionMutation
{
    public static async Task<Outcome<OutreachSessionType>> PlanSessionAsync(
        PlanSessionInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var read = await db.ReadSessionAsync(actor, input.Terms, null, now, stop);
        if (read.IsRefused) return Outcome<OutreachSessionType>.Refused(read.Refusals);

        var (terms, structure, place, opened) = read.Value;
        if (await db.LineUpTeamAsync(unit, actor.Territory, terms, null, now, stop) is { } taken) return taken;

        var session = OutreachSession.Plan(actor.Territory, structure, place, terms, now);
        if (opened is not null) db.Add(opened);
        db.Add(session);
        db.OccupyTeam(session);
        db.State(new SessionPlanned(session.Id));
        return await db.SaveAsync(new OutreachSessionType(session), TeamTable.Conflicts(terms), stop);
    }
}
