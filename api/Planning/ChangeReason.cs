using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Planning;

/// <summary>A reason as it shall be from now on: what is not given takes its usual value, nothing is kept from before.</summary>
public sealed record ChangeReasonInput : ReasonTerms
{
    /// <summary>Which reason.</summary>
    public required ReasonId ReasonId { get; init; }
}

/// <summary>Changes a reason. Appointments already booked keep their hours.</summary>
[Allows(Role.Administrator, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(ReasonNameTaken))]
public static class ChangeReasonMutation
{
    public static async Task<Outcome<ReasonType>> ChangeReasonAsync(ChangeReasonInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var reason = await db.Reasons.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.ReasonId, stop);
        if (reason is null) return PlanningUnknown.Reason("reasonId");

        var changed = reason.Change(input);
        if (changed.IsRefused) return changed.Then(each => new ReasonType(each));

        return await db.SaveAsync(new ReasonType(reason), ReasonConflicts.Of(input.Name), stop);
    }
}
