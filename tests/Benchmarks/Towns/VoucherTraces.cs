namespace Inclusion.Benchmarks.Towns;

/// <summary>What spent vouchers leave behind.</summary>
/// <param name="Astray">Vouchers that do not stand where their ledger says: none, always.</param>
internal sealed record VoucherTraces(long Spent, long Steps, long Redemptions, long Entries, long Keys, long Astray)
{
    public static async Task<VoucherTraces> OfAsync(Town town, CancellationToken stop) => (await town.AskAsync("""
        select (select count(*) from voucher where state = 'REDEEMED'), (select count(*) from voucher_ledger where state = 'REDEEMED'), (select count(*) from redemption),
          (select count(*) from journal_act where operation = 'redeemVoucher'), (select count(*) from idempotency_record where use_case = 'redeemVoucher'),
          (select count(*) from voucher v where not exists (select from voucher_ledger l where l.territory_id = v.territory_id and l.voucher_id = v.id and l.step = v.step and l.state = v.state))
        """, row => new VoucherTraces(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), stop))[0];

    /// <summary>True when exactly so many were spent in between, and so many more by nothing but the update.</summary>
    public bool Follow(VoucherTraces before, int whole, int bare) => this == new VoucherTraces(
        before.Spent + whole + bare, before.Steps + whole + bare, before.Redemptions + whole, before.Entries + whole, before.Keys + whole, 0);
}
