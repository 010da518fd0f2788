using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Outreach;

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class OutreachLoaders(Actor actor, InclusionDb db)
{
    public Batch<OutreachSessionId, OutreachSessionType> Session { get; } = new(async (ids, stop) =>
        await db.SessionsFor(actor).AsNoTracking().AsSplitQuery().Where(each => ids.Contains(each.Id)).OrderBy(each => each.Id)
            .ToDictionaryAsync(each => each.Id, each => new OutreachSessionType(each), stop));

    public Batch<OutreachSessionId, IReadOnlyList<ProfessionalType>> TeamOf { get; } = new(async (ids, stop) =>
        (await (from session in db.OutreachSessions.AsNoTracking()
                from member in session.Team
                join mediator in db.Professionals.AsNoTracking() on new { member.TerritoryId, Id = member.MediatorId } equals new { mediator.TerritoryId, mediator.Id }
                where session.TerritoryId == actor.Territory && ids.Contains(session.Id)
                orderby mediator.FamilyName, mediator.Id
                select new { session.Id, mediator }).ToListAsync(stop))
            .GroupBy(each => each.Id)
            .ToDictionary(group => group.Key, IReadOnlyList<ProfessionalType> (group) => [.. group.Select(each => new ProfessionalType(each.mediator))]));

    public Batch<OutreachSessionId, IReadOnlyList<WalkInCountType>> WalkInsOf { get; } = new(async (ids, stop) =>
    {
        var counted = await db.WalkIns.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.SessionId))
            .GroupBy(each => new { each.SessionId, each.Theme })
            .Select(same => new { same.Key.SessionId, same.Key.Theme, People = same.Count(), Minutes = same.Sum(each => each.Minutes) }).ToListAsync(stop);
        var found = counted.OrderBy(each => each.Theme is null).ThenBy(each => each.Theme)
            .ToLookup(each => each.SessionId, each => new WalkInCountType(each.Theme, each.People, each.Minutes));
        return ids.ToDictionary(id => id, IReadOnlyList<WalkInCountType> (id) => [.. found[id]]);
    });

    /// <summary>The numbers of those who wait, session by session.</summary>
    internal Batch<OutreachSessionId, IReadOnlyList<int>> WaitingOf { get; } = new(async (ids, stop) =>
    {
        var waiting = await db.SessionRegistrations.AsNoTracking()
            .Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.SessionId) && each.State == SeatState.Waiting)
            .OrderBy(each => each.SessionId).ThenBy(each => each.Number).Select(each => new { each.SessionId, each.Number }).ToListAsync(stop);
        var found = waiting.ToLookup(each => each.SessionId, each => each.Number);
        return ids.ToDictionary(id => id, IReadOnlyList<int> (id) => [.. found[id]]);
    });
}
