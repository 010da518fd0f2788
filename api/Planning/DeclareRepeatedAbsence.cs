using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>An absence that comes back at the same hours, such as a weekly meeting.</summary>
/// <param name="MediatorId">Who is away.</param>
/// <param name="Kind">What for, without detail.</param>
/// <param name="FirstOn">The day it counts from; not more than two years ahead.</param>
/// <param name="Rule">The days, as an RFC 5545 rule with its end: `FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231`. Weekly or monthly, two years and 366 days at most.</param>
/// <param name="StartTime">From what hour.</param>
/// <param name="EndTime">Until what hour of the same day, excluded.</param>
public sealed record DeclareRepeatedAbsenceInput(
    ProfessionalId MediatorId, AbsenceKind Kind, LocalDate FirstOn, string Rule, LocalTime StartTime, LocalTime EndTime);

/// <summary>Declares that a mediator is away again and again (« absence récurrente »). Appointments already booked stand, until somebody moves them.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(RecurrenceRefused), typeof(EndsBeforeStart), typeof(HourOfClockChange))]
public static class DeclareRepeatedAbsenceMutation
{
    public static async Task<Outcome<AbsenceType>> DeclareRepeatedAbsenceAsync(
        DeclareRepeatedAbsenceInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        if (!await db.MayPlanAsync(actor, input.MediatorId, stop)) return PlanningUnknown.Mediator("mediatorId");
        var (calendar, now) = (await db.CalendarAsync(actor.Territory, stop), clock.GetCurrentInstant());
        var days = PlannedDays.Read(input.Rule, input.FirstOn, calendar, calendar.DayOf(now));
        if (days.IsRefused) return Outcome<AbsenceType>.Refused(days.Refusals);
        var timetable = Timetable.Of(input.StartTime, input.EndTime, calendar.Zone, days.Value);
        if (timetable.IsRefused) return Outcome<AbsenceType>.Refused(timetable.Refusals);

        var absence = Absence.Repeated(actor.Territory, input.MediatorId, input.Kind, timetable.Value);
        await unit.QueueForMediatorsAsync(actor.Territory, [input.MediatorId], now, stop);
        db.Add(absence);
        db.AddRange(absence.Materialise());
        return await db.SaveAsync(new AbsenceType(absence), stop);
    }
}
