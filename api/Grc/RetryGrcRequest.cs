using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Which request.</summary>
/// <param name="GrcRequestId">One that failed.</param>
public sealed record RetryGrcRequestInput(GrcRequestId GrcRequestId);

/// <summary>Has a request that did not reach the GRC tried again, once the cause is mended. It keeps its id: the GRC applies it once.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(GrcRequestNotFailed))]
public static class RetryGrcRequestMutation
{
    public static async Task<Outcome<GrcRequestType>> RetryGrcRequestAsync(
        RetryGrcRequestInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var found = await db.FailedGrcRequestAsync(input.GrcRequestId, actor, stop);
        if (found.IsRefused) return Outcome<GrcRequestType>.Refused(found.Refusals);
        found.Value.TryAgain(clock.GetCurrentInstant());
        await unit.RetryGrcDeliveryAsync(found.Value, clock.GetCurrentInstant(), stop);
        journal.Concerns(found.Value.ResidentId);
        return await db.SaveAsync(new GrcRequestType(found.Value), stop);
    }

    /// <summary>A request of the caller's structure, or of any for a coordinator, that waits for a decision; kept from any other change.</summary>
    internal static async Task<Outcome<GrcRequest>> FailedGrcRequestAsync(this InclusionDb db, GrcRequestId id, Actor actor, CancellationToken stop)
    {
        var request = await db.HoldGrcRequestAsync(actor.Territory, id, stop);
        if (request is null || !actor.Is(Role.Coordinator) && request.StructureId != actor.Structure) return UnknownId.Of("cette demande", "grcRequestId");
        return request.AwaitsDecision ? request : new GrcRequestNotFailed(request.State);
    }
}

/// <summary>Which request.</summary>
/// <param name="GrcRequestId">One that failed.</param>
public sealed record AbandonGrcRequestInput(GrcRequestId GrcRequestId);

/// <summary>Gives up handing a request over to the GRC. It stays on record as failed; the resident must be told by other means.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
[Refuses(typeof(UnknownId), typeof(GrcRequestNotFailed))]
public static class AbandonGrcRequestMutation
{
    public static async Task<Outcome<GrcRequestType>> AbandonGrcRequestAsync(
        AbandonGrcRequestInput input, Actor actor, InclusionDb db, Unit unit, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var found = await db.FailedGrcRequestAsync(input.GrcRequestId, actor, stop);
        if (found.IsRefused) return Outcome<GrcRequestType>.Refused(found.Refusals);
        found.Value.Abandon(clock.GetCurrentInstant());
        await unit.ForgetGrcDeliveryAsync(found.Value, null, stop);
        journal.Concerns(found.Value.ResidentId);
        return await db.SaveAsync(new GrcRequestType(found.Value), stop);
    }
}
