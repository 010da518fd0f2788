using System.ComponentModel;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What a new opening is. Its hours are those of the town's clocks.</summary>
/// <param name="MediatorId">Who receives.</param>
/// <param name="PlaceId">Where; may be left out when no reason receives at a place.</param>
/// <param name="ReasonIds">For what; 1 to 20.</param>
/// <param name="FirstOn">The day it counts from; not more than two years ahead.</param>
/// <param name="Rule">The days, as an RFC 5545 rule with its end: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231`, `FREQ=MONTHLY;BYDAY=1TU;COUNT=6`. Weekly or monthly, two years and 366 days at most. Left out: the first day alone.</param>
/// <param name="StartTime">From what hour.</param>
/// <param name="EndTime">Until what hour of the same day, excluded.</param>
/// <param name="IsKeptOnHolidays">Public holidays are skipped unless it is true.</param>
public sealed record PlanOpeningInput(
    ProfessionalId MediatorId, PlaceId? PlaceId, IReadOnlyList<ReasonId> ReasonIds, LocalDate FirstOn, string? Rule,
    LocalTime StartTime, LocalTime EndTime, [property: DefaultValue(false)] bool IsKeptOnHolidays = false);

/// <summary>Plans when a mediator can be booked (« plage d'ouverture »). Two openings of one mediator never overlap.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(PlaceNeeded), typeof(RecurrenceRefused), typeof(OpeningOver), typeof(EndsBeforeStart),
    typeof(HourOfClockChange), typeof(OutOfBounds), typeof(OpeningOverlaps))]
public static class PlanOpeningMutation
{
    public static async Task<Outcome<OpeningType>> PlanOpeningAsync(
        PlanOpeningInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var offer = new OpeningOffer(input.PlaceId, input.ReasonIds, input.StartTime, input.EndTime, input.IsKeptOnHolidays);
        var faults = await db.FaultsOfAsync(offer, actor.Territory, stop);
        if (!await db.MayPlanAsync(actor, input.MediatorId, stop)) faults.Insert(0, PlanningUnknown.Mediator("mediatorId"));
        if (faults.Count > 0) return faults;

        var (calendar, now) = (await db.CalendarAsync(actor.Territory, stop), clock.GetCurrentInstant());
        var today = calendar.DayOf(now);
        var days = PlannedDays.Read(input.Rule, input.FirstOn, calendar, today);
        if (days.IsRefused) return Outcome<OpeningType>.Refused(days.Refusals);
        var planned = Opening.Plan(actor.Territory, input.MediatorId, offer, days.Value, calendar, today);
        if (planned.IsRefused) return Outcome<OpeningType>.Refused(planned.Refusals);

        await unit.QueueForMediatorsAsync(actor.Territory, [input.MediatorId], now, stop);
        db.Add(planned.Value);
        var written = await db.WriteDaysAsync(planned.Value, calendar, today, stop);
        return written.IsRefused ? Outcome<OpeningType>.Refused(written.Refusals) : await db.SaveAsync(new OpeningType(written.Value), stop);
    }
}
