using Inclusion.Tests.Platform;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>One voucher available, one redeemed and one claimed, for tests that are refused whatever they try and so may share them.</summary>
public sealed class VouchersOnTheirWay(TestCluster cluster) : IAsyncLifetime
{
    private VoucherDesk? _desk;
    private Dictionary<string, object> _values = [];

    public VoucherDesk Desk => _desk ?? throw new InvalidOperationException("Not opened.");

    public async ValueTask InitializeAsync()
    {
        var desk = _desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[1]);
        var claim = VoucherDesk.IdOf(await desk.DoAsync(desk.Town.AsMediator, "claimRefund", new { programmeId = VoucherDesk.Global(desk.Programme) }));
        claim.ShouldNotBeEmpty();
        await desk.RedeemAsync(vouchers[2]);
        _values = new()
        {
            ["{t}"] = desk.Town.Id.Value, ["{v}"] = vouchers[0].Value, ["{w}"] = vouchers[2].Value, ["{x}"] = vouchers[1].Value, ["{b}"] = booklet.Value,
            ["{s}"] = await desk.ReadAsync<Guid>("select id from booklet where state = 'IN_STOCK' limit 1"), ["{c}"] = await desk.ReadAsync<Guid>("select id from refund_claim"),
            ["{p}"] = desk.TreasurerId.Value, ["{i}"] = desk.Town.SocialWorker.Value, ["{m}"] = desk.Town.Mediator.Value,
        };
    }

    /// <summary>A statement that names them: the letters are said where the statements are.</summary>
    public string Fill(string sql) => _values.Aggregate(sql, (said, each) => said.Replace(each.Key, each.Value.ToString(), StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
