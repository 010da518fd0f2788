using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Which absence does not hold any more.</summary>
/// <param name="AbsenceId">The absence.</param>
public sealed record WithdrawAbsenceInput(AbsenceId AbsenceId);

/// <summary>Withdraws an absence: its hours are offered again. Withdrawing it again changes nothing.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId))]
public static class WithdrawAbsenceMutation
{
    public static async Task<Outcome<AbsenceType>> WithdrawAbsenceAsync(
        WithdrawAbsenceInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var absence = await PlanningQueries.VisibleAbsences(db, actor).SingleOrDefaultAsync(each => each.Id == input.AbsenceId, stop);
        if (absence is null) return PlanningUnknown.Absence("absenceId");

        absence.Withdraw(clock.GetCurrentInstant());
        await db.AbsenceOccurrences.Where(each => each.TerritoryId == actor.Territory && each.AbsenceId == absence.Id).ExecuteDeleteAsync(stop);
        return await db.SaveAsync(new AbsenceType(absence), stop);
    }
}
