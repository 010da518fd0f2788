using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Which reason is archived.</summary>
/// <param name="ReasonId">The reason.</param>
public sealed record ArchiveReasonInput(ReasonId ReasonId);

/// <summary>Archives a reason: no slot is offered for it any more, and appointments already booked stand. Archiving it again changes nothing.</summary>
[Allows(Role.Administrator, Role.Coordinator)]
[Refuses(typeof(UnknownId))]
public static class ArchiveReasonMutation
{
    public static async Task<Outcome<ReasonType>> ArchiveReasonAsync(ArchiveReasonInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var reason = await db.Reasons.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.ReasonId, stop);
        if (reason is null) return PlanningUnknown.Reason("reasonId");

        reason.Archive(clock.GetCurrentInstant());
        return await db.SaveAsync(new ReasonType(reason), stop);
    }
}
