using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>What a caller has asked of a session, looked up: its terms, its place and the structure that holds it.</summary>
/// <param name="Opened">The place when it is recorded with the session; null for one that was known.</param>
internal sealed record PlannedSession(SessionTerms Terms, StructureId Structure, PlaceId Place, Place? Opened);

/// <summary>How the terms of a session are read, and its mediators' time taken.</summary>
internal static class TeamTable
{
    /// <summary>Reads what the input says and what its ids stand for.</summary>
    public static async Task<Outcome<PlannedSession>> ReadSessionAsync(
        this InclusionDb db, Actor actor, SessionTermsInput input, OutreachSession? own, Instant now, CancellationToken stop)
    {
        var terms = SessionTerms.Read(input, (await db.CalendarAsync(actor.Territory, stop)).Zone, now);
        if (terms.IsRefused) return Outcome<PlannedSession>.Refused(terms.Refusals);
        if (await db.StructureOfAsync(actor, terms.Value.Team, own, stop) is not { } structure) return PlanningUnknown.Mediator("terms", "mediatorIds");

        if (input.Place.OneOff is { } oneOff)
        {
            var opened = oneOff.Open(actor.Territory, structure);
            return opened.Then(place => new PlannedSession(terms.Value, structure, place.Id, place));
        }

        var known = input.Place.PlaceId ?? default;
        var isOpen = await db.Places.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == known && each.ArchivedAt == null, stop);
        return isOpen ? new PlannedSession(terms.Value, structure, known, null) : UnknownId.Of("ce lieu", "terms", "place", "placeId");
    }

    /// <summary>Lines up for the mediators; refuses when one of them is taken or away then, but for by the session itself.</summary>
    public static async Task<Refusal?> LineUpTeamAsync(
        this InclusionDb db, Unit unit, TerritoryId town, SessionTerms terms, OutreachSession? own, Instant now, CancellationToken stop)
    {
        var (team, start, end, subject) = (terms.Team, terms.Span.Start, terms.Span.End, own?.Id.Value ?? Guid.Empty);
        await unit.QueueForMediatorsAsync(town, [.. team, .. own?.Team.Select(each => each.MediatorId) ?? []], now, stop);
        var taken = db.MediatorTimes
            .Where(each => each.TerritoryId == town && team.Contains(each.MediatorId) && each.Blocking && each.SubjectId != subject && each.StartsAt < end && each.EndsAt > start)
            .Select(each => each.MediatorId);
        var away = db.AbsenceOccurrences
            .Where(each => each.TerritoryId == town && team.Contains(each.MediatorId) && each.StartsAt < end && each.EndsAt > start)
            .Select(each => each.MediatorId);
        var busy = await taken.Union(away).ToListAsync(stop);
        return busy.Count == 0 ? null : new MediatorTaken([.. busy.OrderBy(each => each.Value)]);
    }

    /// <summary>Takes the time of everybody who holds the session.</summary>
    public static void OccupyTeam(this InclusionDb db, OutreachSession session) =>
        db.AddRange(session.Team.Select(each => MediatorTime.Take(session.TerritoryId, each.MediatorId, TimeKind.Outreach, session.Id.Value, session.Span)));

    /// <summary>What the database objects to when a team is taken.</summary>
    public static Conflicts Conflicts(SessionTerms terms) => new() { [MediatorTimeTable.NoOverlap] = () => new MediatorTaken(terms.Team) };

    /// <summary>
    /// The structure that holds the session: the caller's when one of the team works for it, else the first of theirs; null
    /// when somebody who joins the team is not the caller's to plan.
    /// </summary>
    private static async Task<StructureId?> StructureOfAsync(
        this InclusionDb db, Actor actor, IReadOnlyList<ProfessionalId> team, OutreachSession? own, CancellationToken stop)
    {
        var joining = team.Except(own?.Team.Select(each => each.MediatorId) ?? []).ToList();
        var known = await db.PlannedBy(actor).CountAsync(each => joining.Contains(each.Id) && each.DepartedAt == null && each.Roles.Contains(Role.Mediator), stop);
        if (known != joining.Count) return null;
        var structures = await db.ProfessionalStructures.Where(each => each.TerritoryId == actor.Territory && team.Contains(each.ProfessionalId))
            .Select(each => each.StructureId).Distinct().ToListAsync(stop);
        return structures.OrderBy(each => each == actor.Structure ? 0 : 1).ThenBy(each => each.Value).Select(each => (StructureId?)each).FirstOrDefault();
    }
}
