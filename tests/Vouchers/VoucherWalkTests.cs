using System.Collections.Concurrent;
using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Messaging;
using Inclusion.Vouchers;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>Whatever is done in whatever order, by many at once: the ledger equals the states, and no voucher is spent twice.</summary>
public sealed class VoucherWalkTests(TestCluster cluster)
{
    private static readonly string[] Expected =
    [
        "done", "VoucherRefused", "VoucherNotReady", "AppointmentHasVoucher", "AppointmentTakesNoVoucher", "NotInThisState", "UndoBlocked", "AlreadyReversed", "AlreadyClaimed",
        "NothingToClaim", "ClaimDecided", "BookletNotReady", "UnknownId",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(2026)]
    public async Task A_crowd_at_work_keeps_every_voucher_where_its_ledger_says(int seed)
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 3);
        var (vouchers, appointments, codes) = (new List<VoucherId>(), new List<AppointmentId>(), new Dictionary<VoucherId, string>());
        var booklets = new List<BookletId>();
        for (var at = 0; at < 3; at++)
        {
            var (booklet, made) = await desk.IssueAsync();
            booklets.Add(booklet);
            vouchers.AddRange(made);
        }

        foreach (var voucher in vouchers) codes[voucher] = await desk.CodeAsync(voucher);
        for (var at = 0; at < 6; at++) appointments.Add(await desk.BookAsync(1 + (2 * at)));
        var (told, redemptions, claims) = (new ConcurrentBag<string>(), new ConcurrentStack<string>(), new ConcurrentStack<string>());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => WalkAsync(new Random((100 * seed) + client))));

        told.Distinct().ShouldBeSubsetOf(Expected, $"seed {seed}");
        // Who comes first decides what is still to be done; a walk on which nothing was would show nothing.
        told.Count(each => each == "done").ShouldBeGreaterThan(10, $"seed {seed}");
        (await desk.AstrayAsync()).ShouldBe(0, $"seed {seed}");
        (await desk.ReadAsync<long>("select count(*) from (select voucher_id from redemption where reversed_at is null group by 1 having count(*) > 1) twice")).ShouldBe(0);
        (await desk.ReadAsync<long>("select count(*) from voucher v where (v.state in ('REDEEMED', 'CLAIMED', 'REIMBURSED', 'REJECTED')) <> exists (select from redemption r where r.voucher_id = v.id and r.reversed_at is null)")).ShouldBe(0);
        (await desk.ReadAsync<long>("select count(*) from voucher v join appointment a on a.id = v.appointment_id where v.state = 'RESERVED' and a.state not in ('PLANNED', 'ARRIVED')")).ShouldBe(0);
        (await desk.ReadAsync<long>("select coalesce(sum(cents), 0) from payment")).ShouldBe(1000 * await desk.ReadAsync<long>("select count(*) from voucher where state = 'REIMBURSED'"));

        async Task WalkAsync(Random dice)
        {
            var who = desk.Town.As(ProfessionalId.New(), desk.Town.Ccas, Role.Mediator);
            for (var at = 0; at < 15; at++)
            {
                var (voucher, appointment) = (vouchers[dice.Next(vouchers.Count)], appointments[dice.Next(appointments.Count)]);
                told.Add(dice.Next(20) switch
                {
                    < 5 => Told(await desk.ReserveAsync(voucher, appointment)),
                    < 7 => Told(await desk.DoAsync(desk.Town.AsMediator, "releaseVoucher", new { voucherId = VoucherDesk.Global(voucher) })),
                    < 9 => Step(await desk.CancelAsync(appointment)),
                    < 12 => Step(await desk.StepAsync("undoAppointment", appointment)),
                    < 15 => Told(await desk.DoAsync(who, VoucherDesk.Redeem, desk.Spend(codes[voucher])), redemptions),
                    < 17 when redemptions.TryPeek(out var last) => Told(await desk.DoAsync(desk.Town.AsMediator, "reverseRedemption", new { redemptionId = last, because = "Essai" })),
                    < 18 => Told(await desk.DoAsync(desk.Town.AsMediator, "claimRefund", new { programmeId = VoucherDesk.Global(desk.Programme) }), claims),
                    < 19 when claims.TryPop(out var claim) => dice.Next(3) == 0
                        ? Told(await desk.DoAsync(desk.Treasurer, "refuseRefund", new { refundClaimId = claim, because = "Essai" }))
                        : Told(await desk.DoAsync(desk.Treasurer, "approveRefund", new { refundClaimId = claim })),
                    _ when dice.Next(6) == 0 => Told(await desk.DoAsync(desk.Manager, "blockBooklet", new { bookletId = VoucherDesk.Global(booklets[dice.Next(3)]), cause = "MISUSE" })),
                    _ => Told(await desk.ReserveAsync(voucher, appointment)),
                });
            }
        }
    }

    [Fact]
    public async Task Reserved_and_redeemed_and_cancelled_at_once_a_voucher_ends_in_one_of_them()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 2);
        var vouchers = (await desk.IssueAsync()).Vouchers.Concat((await desk.IssueAsync()).Vouchers).ToList();
        var told = new ConcurrentBag<string>();
        foreach (var (voucher, at) in vouchers.Select((each, at) => (each, at)))
        {
            var appointment = await desk.BookAsync(1 + at);
            if (at % 2 == 0) await desk.ReserveAsync(voucher, appointment);
            var spend = desk.Spend(await desk.CodeAsync(voucher));
            var desks = Enumerable.Range(0, 4).Select(async _ => told.Add(Told(await desk.DoAsync(desk.Town.As(ProfessionalId.New(), desk.Town.Ccas, Role.Mediator), VoucherDesk.Redeem, spend))));
            await Task.WhenAll([.. desks, CancelAsync(), ReserveAsync()]);

            async Task CancelAsync() => told.Add(Step(await desk.CancelAsync(appointment)));
            async Task ReserveAsync() => told.Add(Told(await desk.ReserveAsync(voucher, appointment)));
        }

        told.Distinct().ShouldBeSubsetOf(Expected);
        (await desk.ReadAsync<long>("select count(*) from redemption")).ShouldBe(10);
        (await desk.AstrayAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_holds_a_booklet_may_refer_to_an_appointment_whose_cancelling_waits_for_it()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster, booklets: 1);
        var (booklet, vouchers) = await desk.IssueAsync();
        var appointment = await desk.BookAsync(1);
        await desk.ReserveAsync(vouchers[0], appointment);
        await using var holder = await desk.Town.Database.Looking.OpenConnectionAsync(Stop);
        await using var holding = await holder.BeginTransactionAsync(Stop);
        await LockAsync("select from booklet where id = $1 for update", booklet.Value);

        var cancelling = desk.CancelAsync(appointment);
        await Eventually.TrueAsync(() => desk.ReadAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"), Stop);
        // As each step that the ledger notes of an appointment does: one that waited here would wait for ever.
        await LockAsync("select from appointment where id = $1 for key share nowait", appointment.Value);
        await holding.CommitAsync(Stop);

        Step(await cancelling).ShouldBe("done");
        (await desk.ReadAsync<long>("select count(*) from voucher where state = 'RESERVED'")).ShouldBe(0);
        (await desk.AstrayAsync()).ShouldBe(0);

        async Task LockAsync(string sql, Guid id)
        {
            await using var hold = new NpgsqlCommand(sql, holder, holding) { Parameters = { new() { Value = id } } };
            await hold.ExecuteNonQueryAsync(Stop);
        }
    }

    private static string Told(System.Text.Json.JsonElement payload, ConcurrentStack<string>? kept = null)
    {
        if (VoucherDesk.ErrorOf(payload) is { } error) return error;
        kept?.Push(VoucherDesk.IdOf(payload));
        return "done";
    }

    /// <summary>A step of an appointment answers a state, in capitals, or a refusal.</summary>
    private static string Step(string answered) => answered.All(letter => char.IsUpper(letter) || letter is '_') ? "done" : answered;
}
