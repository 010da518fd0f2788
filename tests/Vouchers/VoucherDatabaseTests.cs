using Inclusion.Platform.Access;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>What the database holds by itself, tried as the application: whoever writes past the use cases breaks nothing.</summary>
public sealed class VoucherDatabaseTests(TestCluster cluster, VouchersOnTheirWay shared) : IClassFixture<VouchersOnTheirWay>
{
    /// <summary>Each statement, in a transaction of its own: {v} an available voucher, {w} a redeemed one, {x} a claimed one, {b} its booklet, {s} one in stock, {c} the claim, {t} the town, {p} a professional without a hand in it, {i} who issued, {m} who redeemed and claimed.</summary>
    public static TheoryData<string, string, string> Forbidden => new()
    {
        { "a state without its ledger row", "update voucher set state = 'REDEEMED', step = 2 where id = '{v}'", "voucher_equals_ledger" },
        { "a state other than its ledger row's", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{v}', 2, 'AVAILABLE', 'BLOCKED', 'BOOKLET_BLOCKED', now()); update voucher set state = 'EXPIRED', step = 2 where id = '{v}'", "voucher_equals_ledger" },
        { "a ledger row without its state", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{v}', 2, 'AVAILABLE', 'REDEEMED', 'REDEEMED', now())", "voucher_ledger_equals_voucher|voucher_equals_ledger" },
        { "a step that skips one", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{v}', 3, 'AVAILABLE', 'REDEEMED', 'REDEEMED', now())", "voucher_ledger_follows" },
        { "a step from where it does not stand", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{v}', 2, 'RESERVED', 'REDEEMED', 'REDEEMED', now())", "voucher_ledger_follows" },
        { "a way that no voucher goes", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{v}', 2, 'AVAILABLE', 'REIMBURSED', 'CLAIM_APPROVED', now())", "voucher_ledger_way" },
        { "spent to spent again", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{t}', '{w}', 3, 'REDEEMED', 'REDEEMED', 'REDEEMED', now())", "voucher_ledger_way" },
        { "a voucher without a ledger", "insert into voucher select territory_id, gen_random_uuid(), programme_id, booklet_id, 9, 1, sha256('x'), 'ABCD', 'AVAILABLE', 1, null from voucher where id = '{v}'", "voucher_equals_ledger" },
        { "a ledger row changed", "update voucher_ledger set happened_at = now() where voucher_id = '{v}'", "42501" },
        { "a ledger row deleted", "delete from voucher_ledger where voucher_id = '{v}'", "42501" },
        { "the ledger emptied", "truncate voucher_ledger", "42501" },
        { "a voucher deleted", "delete from voucher where id = '{v}'", "42501" },
        { "a redemption deleted", "delete from redemption", "42501" },
        { "a payment changed", "update payment set cents = 1", "42501" },
        { "a second redemption", "insert into redemption select territory_id, gen_random_uuid(), voucher_id, programme_id, place_id, structure_id, appointment_id, service, minutes, redeemed_by, redeemed_at from redemption where voucher_id = '{w}'", "redemption_once" },
        { "one code for two vouchers", "update voucher set code_hash = (select code_hash from voucher where id = '{w}') where id = '{v}'", "voucher_code_once" },
        { "kept for nothing", "update voucher set state = 'RESERVED' where id = '{v}'", "voucher_reserved_for_something" },
        { "a claimed redemption reversed", "update redemption set reversed_at = now(), reversed_by = '{p}', reversed_because = 'x' where voucher_id = '{x}'", "redemption_reversed_before_claimed" },
        { "a redemption out of its claim", "update redemption set claim_id = null where voucher_id = '{x}'", "redemption_stays_claimed" },
        { "decided by who issued", "update refund_claim set state = 'APPROVED', decided_by = '{i}', decided_at = now() where id = '{c}'", "refund_claim_decided_by_another" },
        { "decided by who redeemed and claimed", "update refund_claim set state = 'APPROVED', decided_by = '{m}', decided_at = now() where id = '{c}'", "refund_claim_decided_by_another" },
        { "decided by nobody", "update refund_claim set state = 'APPROVED' where id = '{c}'", "refund_claim_decided_whole" },
        { "refused without a reason", "update refund_claim set state = 'REJECTED', decided_by = '{p}', decided_at = now() where id = '{c}'", "refund_claim_rejected_with_reason" },
        { "the issuer exchanged", "update booklet set issued_by = '{p}' where id = '{b}'", "booklet_issued_once" },
        { "a booklet in use of nobody", "update booklet set state = 'ISSUED' where state = 'IN_STOCK'", "booklet_held_when_in_use" },
        { "a redemption that joins a decided claim", "insert into refund_claim values ('{t}', '01990000-0000-7000-8000-00000000000c', (select id from programme), (select structure_id from redemption limit 1), 'REJECTED', 1, 1, '{m}', now(), '{p}', now(), 'x'); update redemption set claim_id = '01990000-0000-7000-8000-00000000000c' where voucher_id = '{w}'", "redemption_stays_claimed" },
        { "a redemption born in a decided claim", "insert into refund_claim values ('{t}', '01990000-0000-7000-8000-00000000000c', (select id from programme), (select structure_id from redemption limit 1), 'REJECTED', 1, 1, '{m}', now(), '{p}', now(), 'x'); insert into redemption select territory_id, gen_random_uuid(), '{v}', programme_id, place_id, structure_id, null, service, minutes, redeemed_by, redeemed_at, '01990000-0000-7000-8000-00000000000c' from redemption where voucher_id = '{w}'", "redemption_stays_claimed" },
        { "a redemption of another voucher than it was", "update redemption set voucher_id = '{v}' where voucher_id = '{x}'", "redemption_stays_written" },
        { "another hand than redeemed it", "update redemption set redeemed_by = '{p}' where voucher_id = '{x}'", "redemption_stays_written" },
        { "a voucher in another booklet, of another issuer", "update voucher set booklet_id = (select id from booklet where state = 'IN_STOCK' limit 1), position = 9 where id = '{x}'", "voucher_stays_in_booklet" },
        { "refunded without a decision", "insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at, done_by) values ('{t}', '{x}', 4, 'CLAIMED', 'REIMBURSED', 'CLAIM_APPROVED', now(), '{i}'); update voucher set state = 'REIMBURSED', step = 4 where id = '{x}'", "voucher_refund_decided" },
        { "paid without a decision", "insert into payment values ('{t}', gen_random_uuid(), '{c}', 1000, '{i}', now())", "payment_of_approved_claim" },
        { "paid by another than who approved", "update refund_claim set state = 'APPROVED', decided_by = '{p}', decided_at = now() where id = '{c}'; insert into payment values ('{t}', gen_random_uuid(), '{c}', 1000, '{i}', now())", "payment_of_approved_claim" },
        { "paid more than was approved", "update refund_claim set state = 'APPROVED', decided_by = '{p}', decided_at = now() where id = '{c}'; insert into payment values ('{t}', gen_random_uuid(), '{c}', 1001, '{p}', now())", "payment_of_approved_claim" },
        { "decided twice", "update refund_claim set state = 'APPROVED', decided_by = '{p}', decided_at = now() where id = '{c}'; update refund_claim set decided_at = now() + interval '1 day' where id = '{c}'", "refund_claim_decided_once" },
        { "handed over after it was spent", "insert into redemption select territory_id, gen_random_uuid(), (select id from voucher where booklet_id = '{s}' limit 1), programme_id, place_id, structure_id, null, service, minutes, redeemed_by, redeemed_at from redemption where voucher_id = '{w}'; update booklet set state = 'ISSUED', resident_id = (select resident_id from booklet where id = '{b}'), issued_by = '{p}', issued_at = now() where id = '{s}'", "booklet_issued_before_spent" },
        { "a state without its ledger row, committed in another town", "update voucher set state = 'REDEEMED', step = 2 where id = '{v}'; select set_config('inclusion.territory', gen_random_uuid()::text, true)", "voucher_equals_ledger" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task The_database_refuses(string what, string sql, string because)
    {
        var before = await shared.Desk.TracesAsync();
        var fault = await Should.ThrowAsync<PostgresException>(shared.Desk.ApplicationAsync(shared.Fill(sql)), what);
        because.Split('|').ShouldContain(fault.ConstraintName ?? fault.SqlState, what);
        (await shared.Desk.TracesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Even_the_owner_changes_no_line_of_the_ledger()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        foreach (var sql in new[] { "update voucher_ledger set cause = 'MADE'", "delete from voucher_ledger", "truncate voucher_ledger" })
            (await Should.ThrowAsync<PostgresException>(desk.SqlAsync(sql))).ConstraintName.ShouldBe("voucher_ledger_stays", sql);
    }

    [Fact]
    public async Task A_whole_step_is_taken_as_a_control_of_these_tries()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        await desk.ApplicationAsync($"""
            insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{desk.Town.Id.Value}', '{vouchers[0].Value}', 2, 'AVAILABLE', 'BLOCKED', 'BOOKLET_BLOCKED', now());
            update voucher set state = 'BLOCKED', step = 2 where id = '{vouchers[0].Value}'
            """);
        (await desk.StateAsync(vouchers[0])).ShouldBe("BLOCKED");
    }

    [Fact]
    public async Task Nothing_of_a_town_is_seen_changed_or_pointed_to_from_another()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (booklet, vouchers) = await desk.IssueAsync();
        var other = TerritoryId.New();
        await desk.SqlAsync($"insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, sender_address) values ('{other.Value}', 'Voisine', '99002', 'Europe/Paris', 'MAINLAND', 'voisine-0123456789', 'a@voisine.example')");
        var before = await desk.TracesAsync();
        await desk.ApplicationAsync("update voucher set code_end = '0000'; update booklet set serial = serial || 'x'; update programme set name = 'x'; update refund_claim set cents = 1; update redemption set minutes = 1", other);
        (await desk.TracesAsync()).ShouldBe(before);
        (await desk.ReadAsync<long>("select count(*) from voucher where code_end = '0000'")).ShouldBe(0);

        foreach (var sql in new[]
        {
            $"insert into voucher_ledger (territory_id, voucher_id, step, was, state, cause, happened_at) values ('{desk.Town.Id.Value}', '{vouchers[0].Value}', 2, 'AVAILABLE', 'REDEEMED', 'REDEEMED', now())",
            $"insert into programme_place (territory_id, programme_id, place_id, qualified_at) values ('{desk.Town.Id.Value}', '{desk.Programme.Value}', '{desk.Elsewhere.Value}', now())",
        })
            (await Should.ThrowAsync<PostgresException>(desk.ApplicationAsync(sql, other))).SqlState.ShouldBeOneOf(PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.CheckViolation);
        foreach (var sql in new[]
        {
            $"insert into programme_place (territory_id, programme_id, place_id, qualified_at) values ('{other.Value}', '{desk.Programme.Value}', '{desk.Elsewhere.Value}', now())",
            $"insert into voucher_batch (territory_id, id, programme_id, booklets, made_at, made_by) values ('{other.Value}', gen_random_uuid(), '{desk.Programme.Value}', 1, now(), gen_random_uuid())",
            $"insert into redemption (territory_id, id, voucher_id, programme_id, place_id, structure_id, service, minutes, redeemed_by, redeemed_at) values ('{other.Value}', gen_random_uuid(), '{vouchers[0].Value}', '{desk.Programme.Value}', '{desk.Hall.Value}', '{desk.Town.Ccas.Value}', 'SAFE_USE', 30, gen_random_uuid(), now())",
        })
            (await Should.ThrowAsync<PostgresException>(desk.ApplicationAsync(sql, other))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await desk.TracesAsync()).ShouldBe(before);
        booklet.Value.ShouldNotBe(default);
    }

    [Fact]
    public async Task No_code_stands_in_the_database()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        await desk.RedeemAsync(vouchers[0]);
        foreach (var voucher in vouchers)
        {
            var code = await desk.CodeAsync(voucher);
            var plain = code.Replace("-", "", StringComparison.Ordinal)[..16];
            foreach (var table in new[] { "voucher", "voucher_ledger", "booklet", "redemption", "journal_act", "idempotency_record", "outbox" })
                (await desk.ReadAsync<long>($"select count(*) from {table} t where t::text like '%{plain}%' or t::text like '%{code[..19]}%'")).ShouldBe(0, table);
        }
    }
}
