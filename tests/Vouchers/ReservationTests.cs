using Inclusion.Residents;
using Inclusion.Tests.Platform;
using Inclusion.Vouchers;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Vouchers;

/// <summary>A voucher is kept for an appointment, and follows what becomes of it.</summary>
public sealed class ReservationTests(TestCluster cluster)
{
    [Fact]
    public async Task A_cancelled_appointment_gives_its_voucher_back_in_the_same_transaction_and_booked_again_it_is_spent_once()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var first = await desk.BookAsync();
        VoucherDesk.Changed(await desk.ReserveAsync(vouchers[0], first)).GetProperty("state").GetString().ShouldBe("RESERVED");

        (await desk.CancelAsync(first)).ShouldBe("CANCELLED_BY_RESIDENT");
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE RESERVED APPOINTMENT_GIVEN_UP");

        var second = await desk.BookAsync(2);
        await desk.ReserveAsync(vouchers[0], second);
        await desk.StepAsync("markArrived", second);
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(await desk.CodeAsync(vouchers[0]), appointment: VoucherDesk.Global(second)))).ShouldBeNull();
        (await desk.ReadAsync<Guid>("select appointment_id from redemption")).ShouldBe(second.Value);
        (await desk.LedgerAsync(vouchers[0])).ShouldBe("MADE RESERVED APPOINTMENT_GIVEN_UP RESERVED REDEEMED");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[1], second)).ShouldBe("AppointmentHasVoucher");
    }

    [Fact]
    public async Task Where_the_voucher_cannot_be_given_back_the_appointment_is_not_cancelled_either()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var appointment = await desk.BookAsync();
        await desk.ReserveAsync(vouchers[0], appointment);
        await desk.SqlAsync("alter table voucher_ledger add constraint broken check (cause <> 'APPOINTMENT_GIVEN_UP')");
        (await Should.ThrowAsync<InvalidOperationException>(desk.CancelAsync(appointment))).Message.ShouldContain("INTERNAL");
        (await desk.ReadAsync<string>($"select state from appointment where id = '{appointment.Value}'")).ShouldBe("PLANNED");
        (await desk.StateAsync(vouchers[0])).ShouldBe("RESERVED");
    }

    [Fact]
    public async Task Taking_a_cancelling_back_keeps_the_voucher_again_and_is_refused_once_it_is_spent()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var appointment = await desk.BookAsync();
        await desk.ReserveAsync(vouchers[0], appointment);
        await desk.CancelAsync(appointment);
        (await desk.StepAsync("undoAppointment", appointment)).ShouldBe("PLANNED");
        (await desk.StateAsync(vouchers[0])).ShouldBe("RESERVED");

        desk.Town.Clock.Advance(Duration.FromMinutes(1));
        await desk.CancelAsync(appointment);
        await desk.RedeemAsync(vouchers[0]);
        var before = await desk.TracesAsync();
        (await desk.StepAsync("undoAppointment", appointment)).ShouldBe("UndoBlocked");
        (await desk.TracesAsync()).ShouldBe(before);
        (await desk.ReadAsync<string>($"select state from appointment where id = '{appointment.Value}'")).ShouldBe("CANCELLED_BY_RESIDENT");
    }

    [Fact]
    public async Task A_voucher_that_staff_had_freed_before_the_cancelling_does_not_come_back_with_it()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var appointment = await desk.BookAsync();
        await desk.ReserveAsync(vouchers[0], appointment);
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, "releaseVoucher", new { voucherId = VoucherDesk.Global(vouchers[0]) })).ShouldBeNull();
        await desk.CancelAsync(appointment);
        (await desk.StepAsync("undoAppointment", appointment)).ShouldBe("PLANNED");
        (await desk.StateAsync(vouchers[0])).ShouldBe("AVAILABLE");
        VoucherDesk.ErrorOf(await desk.DoAsync(desk.Town.AsMediator, "releaseVoucher", new { voucherId = VoucherDesk.Global(vouchers[0]) })).ShouldBe("VoucherNotReady");
    }

    [Fact]
    public async Task A_missed_appointment_gives_its_voucher_back_and_an_honoured_one_keeps_it()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var (missed, honoured) = (await desk.BookAsync(), await desk.BookAsync(3));
        await desk.ReserveAsync(vouchers[0], missed);
        await desk.ReserveAsync(vouchers[1], honoured);
        desk.Town.Clock.Advance(Duration.FromHours(4));
        (await desk.StepAsync("recordNoShow", missed)).ShouldBe("NO_SHOW");
        (await desk.StepAsync("honourAppointment", honoured)).ShouldBe("HONOURED");
        (await desk.StateAsync(vouchers[0])).ShouldBe("AVAILABLE");
        (await desk.StateAsync(vouchers[1])).ShouldBe("RESERVED");
        (await desk.StepAsync("undoAppointment", missed)).ShouldBe("PLANNED");
        (await desk.StateAsync(vouchers[0])).ShouldBe("RESERVED");
    }

    [Fact]
    public async Task A_voucher_kept_for_one_appointment_does_not_pay_for_another()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var (one, other) = (await desk.BookAsync(), await desk.BookAsync(3));
        await desk.ReserveAsync(vouchers[0], one);
        VoucherDesk.BecauseOf(await desk.DoAsync(desk.Town.AsMediator, VoucherDesk.Redeem, desk.Spend(await desk.CodeAsync(vouchers[0]), appointment: VoucherDesk.Global(other)))).ShouldBe("RESERVED_ELSEWHERE");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[0], other)).ShouldBe("VoucherNotReady");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[1], one)).ShouldBe("AppointmentHasVoucher");
    }

    [Fact]
    public async Task An_appointment_of_another_reason_person_place_length_or_date_takes_no_voucher_and_nothing_is_written()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, vouchers) = await desk.IssueAsync();
        var other = ResidentId.New();
        await desk.Town.ActAsync(async (db, _) =>
        {
            var person = Resident.Record(desk.Town.Id, new ResidentPerson("Rose", "Inventée", 1941, "fr"), true, InventedTown.Start);
            db.Add(person);
            await db.SaveChangesAsync();
            other = person.Id;
        });
        var cancelled = await desk.BookAsync(9);
        await desk.CancelAsync(cancelled);
        var appointments = new[]
        {
            await desk.BookAsync(reason: desk.Counter.Reason), await desk.BookAsync(3, resident: other), await desk.BookAsync(5, desk.Elsewhere), cancelled,
            await desk.BookAsync(24 * 200), // In March: the days of grace end on 31 January.
        };
        var before = await desk.TracesAsync();
        foreach (var appointment in appointments) VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[0], appointment)).ShouldBe("AppointmentTakesNoVoucher");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[0], Inclusion.Appointments.AppointmentId.New())).ShouldBe("UnknownId");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(VoucherId.New(), appointments[0])).ShouldBe("UnknownId");
        await desk.SqlAsync("update programme set minutes_max = 30");
        VoucherDesk.ErrorOf(await desk.ReserveAsync(vouchers[0], await desk.BookAsync(7))).ShouldBe("AppointmentTakesNoVoucher");
        (await desk.TracesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Ten_vouchers_asked_for_one_appointment_at_once_leave_one_kept()
    {
        await using var desk = await VoucherDesk.OpenAsync(cluster);
        var (_, first) = await desk.IssueAsync();
        var (_, second) = await desk.IssueAsync();
        var appointment = await desk.BookAsync();
        var answers = await Task.WhenAll(first.Concat(second).Select(each => desk.ReserveAsync(each, appointment)));
        answers.Count(each => VoucherDesk.ErrorOf(each) is null).ShouldBe(1);
        answers.Where(each => VoucherDesk.ErrorOf(each) is not null).ShouldAllBe(each => VoucherDesk.ErrorOf(each) == "AppointmentHasVoucher");
        (await desk.AstrayAsync()).ShouldBe(0);
    }
}
