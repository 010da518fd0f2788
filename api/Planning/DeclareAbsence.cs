using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>A single absence, from one moment of the town's clocks to another; a year at most.</summary>
/// <param name="MediatorId">Who is away.</param>
/// <param name="Kind">What for, without detail.</param>
/// <param name="FirstOn">The first day.</param>
/// <param name="StartTime">From what hour of the first day.</param>
/// <param name="LastOn">The last day.</param>
/// <param name="EndTime">Until what hour of the last day, excluded.</param>
public sealed record DeclareAbsenceInput(
    ProfessionalId MediatorId, AbsenceKind Kind, LocalDate FirstOn, LocalTime StartTime, LocalDate LastOn, LocalTime EndTime);

/// <summary>Declares that a mediator is away (« absence »): no slot is offered then. Appointments already booked stand, until somebody moves them.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(EndsBeforeStart), typeof(AbsenceTooLong), typeof(HourOfClockChange))]
public static class DeclareAbsenceMutation
{
    public static async Task<Outcome<AbsenceType>> DeclareAbsenceAsync(
        DeclareAbsenceInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        if (!await db.MayPlanAsync(actor, input.MediatorId, stop)) return PlanningUnknown.Mediator("mediatorId");
        var declared = Absence.Once(actor.Territory, input.MediatorId, input.Kind,
            input.FirstOn + input.StartTime, input.LastOn + input.EndTime, await db.CalendarAsync(actor.Territory, stop));
        if (declared.IsRefused) return declared.Then(absence => new AbsenceType(absence));

        await unit.QueueForMediatorsAsync(actor.Territory, [input.MediatorId], clock.GetCurrentInstant(), stop);
        db.Add(declared.Value);
        db.AddRange(declared.Value.Materialise());
        return await db.SaveAsync(new AbsenceType(declared.Value), stop);
    }
}
