using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;

namespace Inclusion.Mandates;

/// <summary>A mandate that will not be signed.</summary>
/// <param name="MandateId">Which one, of the caller's structure.</param>
public sealed record DiscardMandateDraftInput(MandateId MandateId);

/// <summary>Deletes a mandate that was prepared and never signed: nothing was done under it, so nothing of it is kept. A signed one is withdrawn instead (`withdrawMandate`).</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(MandateAlreadySigned))]
public static class DiscardMandateDraftMutation
{
    public static async Task<Outcome<ResidentType>> DiscardMandateDraftAsync(
        DiscardMandateDraftInput input, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop)
    {
        var held = await db.HoldOwnAsync(actor, input.MandateId, "mandateId", stop);
        if (held.IsRefused) return Outcome<ResidentType>.Refused(held.Refusals);

        var (mandate, resident) = (held.Value.Mandate, held.Value.Resident);
        if (mandate.GrantedAt is not null) return new MandateAlreadySigned();
        db.Remove(mandate);
        journal.Concerns(mandate.ResidentId);
        return await db.SaveAsync(new ResidentType(resident, ResidentSight.Of(actor, resident, true)), stop);
    }
}
