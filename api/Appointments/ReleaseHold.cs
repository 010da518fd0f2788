using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>A slot no longer wanted.</summary>
/// <param name="HoldId">Which hold.</param>
public sealed record ReleaseHoldInput(HoldId HoldId);

/// <summary>Gives a kept slot back before its 10 minutes are over. A hold that has ended is answered as released.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:prescribe")]
[Refuses(typeof(UnknownId))]
public static class ReleaseHoldMutation
{
    public static async Task<Outcome<HoldType>> ReleaseHoldAsync(ReleaseHoldInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var hold = await db.Holds.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.HoldId && each.HeldBy == actor.Id, stop);
        if (hold is null) return UnknownId.Of("ce créneau gardé", "holdId");

        hold.Release(clock.GetCurrentInstant());
        await db.FreeTimeAsync(actor.Territory, hold.Id.Value, stop);
        return await db.SaveAsync(new HoldType(hold), stop);
    }
}
