using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Writes down, each night, the days of openings that come into reach: they are kept <see cref="Opening.DaysAhead"/> days ahead.</summary>
[RunsAt("0 20 2 * * ?")]
public sealed class ExtendOpeningsJob(InclusionDb db, Unit unit, CurrentActor actor, IClock clock) : ITownJob
{
    private const int AtOnce = 100;

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var (town, now) = (actor.Value.Territory, clock.GetCurrentInstant());
        var calendar = await db.CalendarAsync(town, stop);
        var today = calendar.DayOf(now);
        var reach = today.PlusDays(Opening.DaysAhead);
        var due = db.Openings.Where(each => each.TerritoryId == town && each.MaterialisedUntil < each.LastOn && each.MaterialisedUntil < reach);
        var mediators = await due.OrderBy(each => each.MaterialisedUntil).ThenBy(each => each.Id).Take(AtOnce).Select(each => each.MediatorId).ToListAsync(stop);
        if (mediators.Count == 0) return false;

        await unit.QueueForMediatorsAsync(town, mediators, now, stop);
        var openings = await due.AsSplitQuery().Where(each => mediators.Contains(each.MediatorId))
            .OrderBy(each => each.MaterialisedUntil).ThenBy(each => each.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var opening in openings) db.AddRange(opening.Materialise(LocalDate.Max(opening.MaterialisedUntil.PlusDays(1), today), today, calendar));
        await db.SaveChangesAsync(stop);
        return openings.Count == AtOnce;
    }
}
