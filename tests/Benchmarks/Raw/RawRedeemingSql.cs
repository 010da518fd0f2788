namespace Inclusion.Benchmarks.Raw;

/// <summary>The statements that the product sends to spend one voucher, in its order; those that a booking sends too stand with it.</summary>
internal static class RawRedeemingSql
{
    /// <summary>The conditional update, with the step in the ledger without which the database refuses it.</summary>
    public const string Bare = """
        with spent as (
          update voucher set state = 'REDEEMED', step = step + 1 where territory_id = $1 and code_hash = $2 and state = 'AVAILABLE' returning id, step, code_end),
        noted as (
          insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at, done_by)
          select $1, id, step, 'AVAILABLE', 'REDEEMED', 'REDEEMED', $3, $4 from spent)
        select code_end from spent
        """;

    public const string Place = "select * from place where territory_id = $1 and id = $2 limit 2";

    public const string CountTry = """
        insert into code_try as t (territory_id, account_id, tries, since, paused_until) values ($1, $2, 1, $3, '-infinity')
        on conflict (territory_id, account_id) do update set
          tries = case when t.since < $3 - $4 then 1 else t.tries + 1 end,
          since = case when t.since < $3 - $4 then $3 else t.since end,
          paused_until = case when t.since >= $3 - $4 and t.tries + 1 >= $5 then $3 + $4 else '-infinity' end
        where t.paused_until <= $3
        returning tries
        """;

    public const string ByCode = "select id, booklet_id, appointment_id from voucher where territory_id = $1 and code_hash = $2 limit 2";

    public const string Booklet = "select * from booklet where territory_id = $1 and id = $2 for update";

    public const string Programme = "select * from programme where territory_id = $1 and id = $2 limit 2";

    public const string Vouchers = "select * from voucher where territory_id = $1 and booklet_id = $2 order by position";

    public const string IsQualified = "select exists (select 1 from programme_place where territory_id = $1 and programme_id = $2 and place_id = $3 and ended_at is null)";

    public const string Town = "select * from territory where territory_id = $1 limit 2";

    public const string Count = "update booklet set state = 'STARTED' where territory_id = $1 and id = $2 and state = 'ISSUED'";

    public const string Redemption = """
        insert into redemption (territory_id, id, voucher_id, programme_id, place_id, structure_id, appointment_id, service, minutes, redeemed_by, redeemed_at, claim_id, reversed_at, reversed_by, reversed_because)
        values ($1, $2, $3, $4, $5, $6, null, $7, $8, $9, $10, null, null, null, null)
        """;

    public const string Spend = "update voucher set state = 'REDEEMED', step = 2 where territory_id = $1 and id = $2 and state = 'AVAILABLE'";

    public const string Step = """
        insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, appointment_id, happened_at, done_by)
        values ($1, $2, 2, 'AVAILABLE', 'REDEEMED', 'REDEEMED', null, $3, $4)
        """;

    public const string Forgive = "update code_try set tries = greatest(tries - 1, 0), paused_until = '-infinity' where territory_id = $1 and account_id = $2";

    public const string CodeEnd = "select id, code_end from voucher where territory_id = $1 and id = any ($2)";
}
