using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Which day of an opening takes place at other hours.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Day">One of its days, also one that was removed: it comes back.</param>
/// <param name="StartTime">From what hour that day.</param>
/// <param name="EndTime">Until what hour that day, excluded.</param>
public sealed record ChangeOneOccurrenceInput(OpeningId OpeningId, LocalDate Day, LocalTime StartTime, LocalTime EndTime);

/// <summary>Gives one day of an opening other hours (« cette fois seulement »); the rest follows its rule. Appointments already booked stand.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(NoOccurrenceThatDay), typeof(EndsBeforeStart), typeof(HourOfClockChange), typeof(OpeningOverlaps))]
public static class ChangeOneOccurrenceMutation
{
    public static async Task<Outcome<OpeningType>> ChangeOneOccurrenceAsync(
        ChangeOneOccurrenceInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var opening = await db.OpeningToChangeAsync(input.OpeningId, actor, unit, now, stop);
        if (opening is null) return PlanningUnknown.Opening("openingId");

        var calendar = await db.CalendarAsync(actor.Territory, stop);
        var changed = opening.ChangeOne(input.Day, input.StartTime, input.EndTime, calendar);
        if (changed.IsRefused) return Outcome<OpeningType>.Refused(changed.Refusals);

        var written = await db.WriteDaysAsync(opening, calendar, calendar.DayOf(now), stop);
        return written.IsRefused ? Outcome<OpeningType>.Refused(written.Refusals) : await db.SaveAsync(new OpeningType(opening), stop);
    }
}
