using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Planning;

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class PlanningLoaders(Actor actor, InclusionDb db)
{
    private TownCalendar? _calendar;

    public Batch<ReasonId, ReasonType> Reason { get; } = new(async (ids, stop) =>
        await db.Reasons.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, each => new ReasonType(each), stop));

    public Batch<OpeningId, IReadOnlyList<ReasonType>> ReasonsOf { get; } = new(async (ids, stop) =>
        (await (from opening in db.Openings.AsNoTracking()
                from link in opening.Reasons
                join reason in db.Reasons.AsNoTracking() on new { link.TerritoryId, Id = link.ReasonId } equals new { reason.TerritoryId, reason.Id }
                where opening.TerritoryId == actor.Territory && ids.Contains(opening.Id)
                orderby reason.Terms.Name, reason.Id
                select new { opening.Id, reason }).ToListAsync(stop))
            .GroupBy(each => each.Id)
            .ToDictionary(group => group.Key, IReadOnlyList<ReasonType> (group) => [.. group.Select(each => new ReasonType(each.reason))]));

    /// <summary>The town's clocks and holidays, read once an operation.</summary>
    public async Task<TownCalendar> CalendarAsync(CancellationToken stop) => _calendar ??= await db.CalendarAsync(actor.Territory, stop);
}
