using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A claim to approve.</summary>
/// <param name="RefundClaimId">Which one, not decided yet.</param>
public sealed record ApproveRefundInput(RefundClaimId RefundClaimId);

/// <summary>Approves a claim and orders its payment (« mandater »). Whoever issued, redeemed or claimed one of its vouchers may not: the database refuses too.</summary>
[NeedsFreshSignIn]
[Allows(Role.Treasurer)]
[Refuses(typeof(UnknownId), typeof(ClaimDecided), typeof(OwnVouchersInClaim))]
public static class ApproveRefundMutation
{
    internal static readonly Conflicts Conflicts = new() { [RedemptionTable.DecidedByAnother] = () => new OwnVouchersInClaim() };

    public static async Task<Outcome<RefundClaimType>> ApproveRefundAsync(ApproveRefundInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (await db.HoldRefundClaimAsync(actor.Territory, input.RefundClaimId, stop) is not var (claim, vouchers)) return UnknownId.Of("cette demande", "refundClaimId");
        if (claim.State is not ClaimState.Submitted) return new ClaimDecided(claim.State);

        db.Add(claim.Approve(new ProfessionalId(actor.Id), now));
        db.AddRange(vouchers.Select(each => each.Go(VoucherState.Reimbursed, VoucherChange.Of(actor, LedgerCause.ClaimApproved, now))));
        return await db.SaveAsync(new RefundClaimType(claim), Conflicts, stop);
    }
}

/// <summary>A claim to refuse.</summary>
/// <param name="RefundClaimId">Which one, not decided yet.</param>
/// <param name="Because">Why, 1 to 500 characters; the structure reads it.</param>
public sealed record RefuseRefundInput(RefundClaimId RefundClaimId, string Because);

/// <summary>Refuses a claim with its reason: its vouchers are paid to nobody. Whoever issued, redeemed or claimed one of them may not decide.</summary>
[Allows(Role.Treasurer)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(UnknownId), typeof(ClaimDecided), typeof(OwnVouchersInClaim))]
public static class RefuseRefundMutation
{
    public static async Task<Outcome<RefundClaimType>> RefuseRefundAsync(RefuseRefundInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var (now, because) = (clock.GetCurrentInstant(), Because.Read(input.Because));
        if (because.IsRefused) return Outcome<RefundClaimType>.Refused(because.Refusals);
        if (await db.HoldRefundClaimAsync(actor.Territory, input.RefundClaimId, stop) is not var (claim, vouchers)) return UnknownId.Of("cette demande", "refundClaimId");
        if (claim.State is not ClaimState.Submitted) return new ClaimDecided(claim.State);

        claim.Reject(because.Value, new ProfessionalId(actor.Id), now);
        db.AddRange(vouchers.Select(each => each.Go(VoucherState.Rejected, VoucherChange.Of(actor, LedgerCause.ClaimRejected, now))));
        return await db.SaveAsync(new RefundClaimType(claim), ApproveRefundMutation.Conflicts, stop);
    }
}
