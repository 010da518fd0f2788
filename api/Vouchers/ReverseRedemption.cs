using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A redemption that was a mistake.</summary>
/// <param name="RedemptionId">Which one, before its refund is asked for.</param>
/// <param name="Because">Why, 1 to 500 characters.</param>
public sealed record ReverseRedemptionInput(RedemptionId RedemptionId, string Because);

/// <summary>Takes a redemption back (« annuler un encaissement ») until its refund is asked for: the voucher can be spent again, unless its booklet is blocked or over. Nothing is deleted.</summary>
[Allows(Role.Mediator, Role.VoucherManager), AllowsScope(Scopes.VouchersRedeem)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(UnknownId), typeof(AlreadyReversed), typeof(AlreadyClaimed))]
public static class ReverseRedemptionMutation
{
    public static async Task<Outcome<RedemptionType>> ReverseRedemptionAsync(
        ReverseRedemptionInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (town, now, because) = (actor.Territory, clock.GetCurrentInstant(), Because.Read(input.Because));
        if (because.IsRefused) return Outcome<RedemptionType>.Refused(because.Refusals);
        var taken = await db.RedemptionsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == input.RedemptionId, stop);
        var of = taken is null ? null : await db.Vouchers.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == taken.VoucherId, stop);
        if (of is null || await db.HoldBookletAsync(town, of.BookletId, stop) is not { Booklet: var booklet } held) return UnknownId.Of("cet encaissement", "redemptionId");

        var redemption = await db.Redemptions.SingleAsync(each => each.TerritoryId == town && each.Id == input.RedemptionId, stop);
        if (redemption.ReversedAt is not null) return new AlreadyReversed();
        if (redemption.ClaimId is not null) return new AlreadyClaimed();

        redemption.Reverse(because.Value, actor.Id, now);
        db.Add(held.Voucher(redemption.VoucherId).Go(booklet.Back, VoucherChange.Of(actor, LedgerCause.RedemptionReversed, now)));
        booklet.Count(held.Vouchers);
        journal.Concerns(redemption.VoucherId);
        if (booklet.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new RedemptionType(redemption), stop);
    }
}
