using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>The town keeps other holidays: the days of its openings from today on are written down anew.</summary>
public sealed class HolidayRegionListener(InclusionDb db, Unit unit, Actor actor, IClock clock) : IListener<HolidayRegionChanged>
{
    public async Task HearAsync(HolidayRegionChanged fact, CancellationToken stop)
    {
        var (town, now) = (actor.Territory, clock.GetCurrentInstant());
        var calendar = (await db.CalendarAsync(town, stop)) with { Region = fact.HolidayRegion };
        var today = calendar.DayOf(now);
        var live = db.Openings.Where(each => each.TerritoryId == town && each.LastOn >= today && !each.IsKeptOnHolidays);
        await unit.QueueForMediatorsAsync(town, await live.Select(each => each.MediatorId).Distinct().ToListAsync(stop), now, stop);
        foreach (var opening in await live.AsSplitQuery().OrderBy(each => each.Id).ToListAsync(stop))
        {
            await db.EraseDaysAsync(opening, today, LocalDate.MaxIsoValue, stop);
            db.AddRange(opening.Materialise(today, today, calendar));
        }

        await db.SaveChangesAsync(stop);
    }
}
