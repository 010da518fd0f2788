using Inclusion.Platform.Access;
using Inclusion.Tests.Platform;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>What was taken in is refunded once, by somebody who had no hand in it.</summary>
public sealed class RefundTests(TestCluster cluster)
{
    [Fact]
    public async Task The_place_claims_what_it_took_in_and_the_treasurer_approves_it_with_a_payment()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        await desk.RedeemAsync(vouchers[1]);
        await desk.RedeemAsync(vouchers[2], desk.Partner, desk.Partners);
        var claim = VoucherDesk.Changed(await ClaimAsync(desk));
        (claim.GetProperty("voucherCount").GetInt32(), claim.GetProperty("value").GetProperty("cents").GetInt32()).ShouldBe((2, 2000));
        (await desk.StateAsync(vouchers[2])).ShouldBe("REDEEMED", "another structure's");

        VoucherDesk.ErrorOf(await DecideAsync(desk, "approveRefund", claim.GetProperty("id").GetString())).ShouldBeNull();
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE REDEEMED CLAIMED CLAIM_APPROVED");
        (await desk.ReadAsync<string>("select cents || ' ' || ordered_by from payment")).ShouldBe($"2000 {desk.TreasurerId.Value}");
        VoucherDesk.ErrorOf(await DecideAsync(desk, "approveRefund", claim.GetProperty("id").GetString())).ShouldBe("ClaimDecided");
        VoucherDesk.ErrorOf(await ClaimAsync(desk)).ShouldBe("NothingToClaim");
    }

    [Fact]
    public async Task A_claim_is_refused_with_its_reason_and_its_vouchers_are_paid_to_nobody()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        var claim = VoucherDesk.IdOf(await ClaimAsync(desk));
        foreach (var (because, error) in new[] { ("", "InvalidText"), (new string('x', 501), "InvalidText"), ("Le 1 52 03 59 350 042 18 a réclamé", "PersonalNumberFound"), ("mot de passe : Tulipe!2026", "PasswordFound") })
            VoucherDesk.ErrorOf(await DecideAsync(desk, "refuseRefund", claim, because)).ShouldBe(error, because);

        var refused = VoucherDesk.Changed(await DecideAsync(desk, "refuseRefund", claim, "Atelier non tenu."));
        (refused.GetProperty("state").GetString(), refused.GetProperty("rejectedBecause").GetString()).ShouldBe(("REJECTED", "Atelier non tenu."));
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE REDEEMED CLAIMED CLAIM_REJECTED");
        (await desk.ReadAsync<long>("select count(*) from payment")).ShouldBe(0);
        VoucherDesk.ErrorOf(await DecideAsync(desk, "refuseRefund", claim, "Encore.")).ShouldBe("ClaimDecided");
    }

    [Theory]
    [InlineData("issued")]
    [InlineData("redeemed")]
    [InlineData("claimed")]
    public async Task Nobody_who_issued_redeemed_or_claimed_a_voucher_decides_on_its_refund(string hand)
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var everything = desk.Town.As(desk.TreasurerId, desk.Town.Ccas, Role.Treasurer, Role.Mediator, Role.SocialWorker);
        if (hand == "issued") await desk.SqlAsync($"alter table booklet disable trigger booklet_issued_once; update booklet set issued_by = '{desk.TreasurerId.Value}' where issued_by is not null; alter table booklet enable trigger booklet_issued_once");
        await desk.RedeemAsync(vouchers[0], hand == "redeemed" ? everything : null);
        var claim = VoucherDesk.IdOf(await ClaimAsync(desk, hand == "claimed" ? everything : null));
        var before = await desk.TracesAsync();
        VoucherDesk.ErrorOf(await DecideAsync(desk, "approveRefund", claim)).ShouldBe("OwnVouchersInClaim");
        VoucherDesk.ErrorOf(await DecideAsync(desk, "refuseRefund", claim, "Pour voir.")).ShouldBe("OwnVouchersInClaim");
        (await desk.TracesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_redemption_is_taken_back_with_its_reason_until_its_refund_is_asked_for()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var first = VoucherDesk.IdOf(await desk.RedeemAsync(vouchers[0]));
        VoucherDesk.ErrorOf(await ReverseAsync(desk, first, " ")).ShouldBe("InvalidText");
        VoucherDesk.Changed(await ReverseAsync(desk, first)).GetProperty("reversedBecause").GetString().ShouldBe("Erreur de code");
        VoucherDesk.ErrorOf(await ReverseAsync(desk, first)).ShouldBe("AlreadyReversed");
        VoucherDesk.ErrorOf(await ClaimAsync(desk)).ShouldBe("NothingToClaim");

        var second = VoucherDesk.IdOf(await desk.RedeemAsync(vouchers[0]));
        await ClaimAsync(desk);
        VoucherDesk.ErrorOf(await ReverseAsync(desk, second)).ShouldBe("AlreadyClaimed");
        VoucherDesk.ErrorOf(await ReverseAsync(desk, VoucherDesk.Global(Inclusion.Vouchers.RedemptionId.New()))).ShouldBe("UnknownId");
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE REDEEMED REDEMPTION_REVERSED REDEEMED CLAIMED");
    }

    [Fact]
    public async Task A_redemption_of_a_booklet_blocked_since_goes_back_to_blocked()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        var taken = VoucherDesk.IdOf(await desk.RedeemAsync(vouchers[0]));
        await desk.DoAsync(desk.Manager, "blockBooklet", new { bookletId = VoucherDesk.Global(booklet), cause = "MISUSE" });
        VoucherDesk.ErrorOf(await ReverseAsync(desk, taken)).ShouldBeNull();
        (await desk.StateAsync(vouchers[0])).ShouldBe("BLOCKED");
        (await desk.AstrayAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Claimed_by_ten_at_once_each_voucher_is_in_one_claim_and_decided_by_ten_at_once_it_is_paid_once()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        foreach (var voucher in vouchers) await desk.RedeemAsync(voucher);
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ClaimAsync(desk)));
        var claim = VoucherDesk.IdOf(claims.Single(each => VoucherDesk.ErrorOf(each) is null));
        claims.Where(each => VoucherDesk.ErrorOf(each) is not null).ShouldAllBe(each => VoucherDesk.ErrorOf(each) == "NothingToClaim");

        var decisions = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => DecideAsync(desk, at % 2 == 0 ? "approveRefund" : "refuseRefund", claim, at % 2 == 0 ? null : "Non.")));
        decisions.Count(each => VoucherDesk.ErrorOf(each) is null).ShouldBe(1);
        decisions.Where(each => VoucherDesk.ErrorOf(each) is not null).ShouldAllBe(each => VoucherDesk.ErrorOf(each) == "ClaimDecided");
        (await desk.AstrayAsync()).ShouldBe(0);
    }

    private static Task<System.Text.Json.JsonElement> ClaimAsync(VoucherDesk desk, System.Security.Claims.ClaimsPrincipal? who = null) =>
        desk.DoAsync(who ?? desk.Town.AsMediator, "claimRefund", new { programmeId = VoucherDesk.Global(desk.Programme) });

    private static Task<System.Text.Json.JsonElement> DecideAsync(VoucherDesk desk, string useCase, string? claim, string? because = null) =>
        desk.DoAsync(desk.Treasurer, useCase, because is null ? new { refundClaimId = claim } : new { refundClaimId = claim, because });

    private static Task<System.Text.Json.JsonElement> ReverseAsync(VoucherDesk desk, string redemption, string because = "Erreur de code") =>
        desk.DoAsync(desk.Town.AsMediator, "reverseRedemption", new { redemptionId = redemption, because });
}
