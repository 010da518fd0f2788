using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A refund to ask for.</summary>
/// <param name="ProgrammeId">For the vouchers of which programme.</param>
public sealed record ClaimRefundInput(ProgrammeId ProgrammeId);

/// <summary>Asks for the refund (« demande de remboursement ») of all that the caller's structure has taken in of a programme and not claimed yet, at most 500 vouchers at once, the oldest first.</summary>
[Allows(Role.Mediator, Role.VoucherManager), AllowsScope(Scopes.VouchersRedeem)]
[Refuses(typeof(UnknownId), typeof(NothingToClaim))]
public static class ClaimRefundMutation
{
    public static async Task<Outcome<RefundClaimType>> ClaimRefundAsync(ClaimRefundInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        if (await db.FindProgrammeAsync(actor, input.ProgrammeId, stop) is not { } programme) return UnknownId.Of("ce programme", "programmeId");
        if (actor.Structure is not { } own) return new NothingToClaim();

        var vouchers = await db.HoldUnclaimedAsync(actor.Territory, programme.Id, own, stop);
        var ids = vouchers.Select(each => each.Id).ToList();
        var redemptions = await db.Unclaimed(actor.Territory, programme.Id, own).Where(each => ids.Contains(each.VoucherId)).OrderBy(each => each.Id).Take(RefundClaim.Most).ToListAsync(stop);
        if (redemptions.Count == 0) return new NothingToClaim();

        var (now, taken) = (clock.GetCurrentInstant(), redemptions.Select(each => each.VoucherId).ToHashSet());
        var claim = RefundClaim.Submit(programme, own, redemptions, actor.Id, now);
        db.Add(claim);
        db.AddRange(vouchers.Where(each => taken.Contains(each.Id)).Select(each => each.Go(VoucherState.Claimed, VoucherChange.Of(actor, LedgerCause.Claimed, now))));
        return await db.SaveAsync(new RefundClaimType(claim), stop);
    }

    private static IQueryable<Redemption> Unclaimed(this InclusionDb db, TerritoryId town, ProgrammeId programme, StructureId structure) =>
        db.Redemptions.Where(each => each.TerritoryId == town && each.StructureId == structure && each.ProgrammeId == programme && each.ClaimId == null && each.ReversedAt == null);

    /// <summary>The vouchers to claim, their booklets held in the order of their ids: what is reversed or claimed meanwhile is seen afterwards.</summary>
    private static async Task<IReadOnlyList<Voucher>> HoldUnclaimedAsync(this InclusionDb db, TerritoryId town, ProgrammeId programme, StructureId structure, CancellationToken stop)
    {
        var found = await db.Unclaimed(town, programme, structure).OrderBy(each => each.Id).Take(RefundClaim.Most).Select(each => each.VoucherId).ToListAsync(stop);
        var booklets = await db.Vouchers.Where(each => each.TerritoryId == town && found.Contains(each.Id)).Select(each => each.BookletId).Distinct().ToListAsync(stop);
        var held = booklets.Select(each => each.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"select from booklet where territory_id = {town.Value} and id = any({held}) order by id for update", stop);
        return await db.Vouchers.Where(each => each.TerritoryId == town && found.Contains(each.Id)).OrderBy(each => each.Id).ToListAsync(stop);
    }
}
