using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>Why the structure notes that a mandate ends.</summary>
public enum MandateWithdrawal
{
    /// <summary>The resident asked for it: at the desk, by telephone, by letter. No reason is asked.</summary>
    ResidentAsked,
    /// <summary>The structure gives it up.</summary>
    StructureGivesUp,
    /// <summary>The resident died.</summary>
    ResidentDied,
}

/// <summary>What is withdrawn.</summary>
/// <param name="MandateId">Which mandate, of the caller's structure.</param>
/// <param name="Because">Why.</param>
/// <param name="Themes">Only these themes; the whole mandate when left out or empty.</param>
public sealed record WithdrawMandateInput(MandateId MandateId, MandateWithdrawal Because, IReadOnlyList<Theme>? Themes = null);

/// <summary>
/// Withdraws a mandate, or some of its themes, at once and for good: the next act on behalf is refused. What was done before
/// stays done. Whoever acts at the same moment did so before, or is refused.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(MandateNotLive), typeof(ThemeNotInMandate))]
public static class WithdrawMandateMutation
{
    public static async Task<Outcome<MandateType>> WithdrawMandateAsync(
        WithdrawMandateInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldOwnAsync(actor, input.MandateId, "mandateId", stop);
        if (held.IsRefused) return Outcome<MandateType>.Refused(held.Refusals);

        // The hour is read once nobody else holds the mandate: an act that was waited for happened before.
        var (mandate, now) = (held.Value.Mandate, clock.GetCurrentInstant());
        var withdrawn = mandate.Withdraw([.. (input.Themes ?? []).Distinct()], Ending(input.Because), now);
        if (withdrawn.IsRefused) return Outcome<MandateType>.Refused(withdrawn.Refusals);
        journal.Concerns(mandate.ResidentId);
        return await db.SaveAsync(new MandateType(mandate, now), stop);
    }

    private static MandateEnding Ending(MandateWithdrawal because) => because switch
    {
        MandateWithdrawal.ResidentAsked => MandateEnding.ResidentAtDesk,
        MandateWithdrawal.StructureGivesUp => MandateEnding.Structure,
        _ => MandateEnding.Death,
    };
}
