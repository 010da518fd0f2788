using System.ComponentModel;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>An opening as it shall be from today on, on the same days: everything is given, nothing is kept from before.</summary>
/// <param name="OpeningId">Which opening.</param>
/// <param name="PlaceId">Where; may be left out when no reason receives at a place.</param>
/// <param name="ReasonIds">For what; 1 to 20.</param>
/// <param name="StartTime">From what hour.</param>
/// <param name="EndTime">Until what hour of the same day, excluded.</param>
/// <param name="IsKeptOnHolidays">Public holidays are skipped unless it is true.</param>
public sealed record ChangeOpeningInput(
    OpeningId OpeningId, PlaceId? PlaceId, IReadOnlyList<ReasonId> ReasonIds, LocalTime StartTime, LocalTime EndTime,
    [property: DefaultValue(false)] bool IsKeptOnHolidays = false);

/// <summary>Changes where, for what and at which hours a mediator can be booked. Days that were changed one by one keep their own hours; appointments already booked stand.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(PlaceNeeded), typeof(EndsBeforeStart), typeof(HourOfClockChange), typeof(OutOfBounds), typeof(OpeningOverlaps))]
public static class ChangeOpeningMutation
{
    public static async Task<Outcome<OpeningType>> ChangeOpeningAsync(
        ChangeOpeningInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var opening = await db.OpeningToChangeAsync(input.OpeningId, actor, unit, now, stop);
        if (opening is null) return PlanningUnknown.Opening("openingId");
        var offer = new OpeningOffer(input.PlaceId, input.ReasonIds, input.StartTime, input.EndTime, input.IsKeptOnHolidays);
        var faults = await db.FaultsOfAsync(offer, actor.Territory, stop);
        if (faults.Count > 0) return faults;

        var calendar = await db.CalendarAsync(actor.Territory, stop);
        var changed = opening.Change(offer);
        if (changed.IsRefused) return Outcome<OpeningType>.Refused(changed.Refusals);

        var written = await db.WriteDaysAsync(opening, calendar, calendar.DayOf(now), stop);
        return written.IsRefused ? Outcome<OpeningType>.Refused(written.Refusals) : await db.SaveAsync(new OpeningType(opening), stop);
    }
}
