using System.Text.Json;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

public sealed class BookingTests(TestCluster cluster)
{
    [Fact]
    public async Task A_booking_is_kept_with_its_time_its_journal_entry_its_message_and_its_idempotency_record()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var answer = await counter.BookAsync(Counter.Tuesday9, "the-first-key");
        var payload = answer.GetProperty("data").GetProperty("bookAppointment");
        Counter.ErrorOf(payload).ShouldBeNull();
        payload.GetProperty("appointment").GetProperty("state").GetString().ShouldBe("PLANNED");

        (await counter.ReadAsync<long>("select count(*) from mediator_time where kind = 'APPOINTMENT' and starts_at = '2026-09-08T07:00Z' and ends_at = '2026-09-08T07:30Z'")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from journal_act where operation = 'bookAppointment' and cardinality(subject_ids) = 2")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from outbox where kind = 'APPOINTMENT_BOOKED'")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from idempotency_record where key = 'the-first-key'")).ShouldBe(1);

        var again = await counter.BookAsync(Counter.Tuesday9, "the-first-key");
        again.GetProperty("data").GetRawText().ShouldBe(answer.GetProperty("data").GetRawText());
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(1);

        var other = await counter.BookAsync(Counter.Tuesday9 + Duration.FromHours(1), "the-first-key");
        Counter.ErrorOf(other.GetProperty("data").GetProperty("bookAppointment")).ShouldBe("KeyReused");
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_hundred_bookings_of_one_slot_give_exactly_one_appointment_and_alternatives_to_the_rest()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => counter.BookAsync(Counter.Tuesday9)));
        var payloads = answers.Select(each => each.GetProperty("data").GetProperty("bookAppointment")).ToList();

        payloads.Count(each => Counter.ErrorOf(each) is null).ShouldBe(1);
        var refused = payloads.Where(each => Counter.ErrorOf(each) is not null).ToList();
        refused.ShouldAllBe(each => Counter.ErrorOf(each) == "SlotTaken");
        refused.ShouldAllBe(each => each.GetProperty("errors")[0].GetProperty("alternatives").GetArrayLength() == 3);
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from outbox")).ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-09-07T06:00:00Z", "SlotInPast")]
    [InlineData("2026-09-07T07:15:00Z", "OutsideNotice")]
    [InlineData("2026-09-08T09:45:00Z", "OutsideOpening")]
    [InlineData("2026-09-12T07:00:00Z", "OutsideOpening")]
    [InlineData("2026-10-25T02:30:00+02:00", "HourOfClockChange")]
    [InlineData("2027-03-28T02:30:00+01:00", "HourOfClockChange")]
    public async Task A_slot_that_cannot_be_is_refused_and_nothing_is_written(string startsAt, string refusal)
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var answer = await counter.BookAsync(Counter.Tuesday9, also: new { startsAt });
        Counter.ErrorOf(answer.GetProperty("data").GetProperty("bookAppointment")).ShouldBe(refusal);
        (await counter.ReadAsync<long>("select (select count(*) from appointment) + (select count(*) from mediator_time) + (select count(*) from outbox) + (select count(*) from journal_act) + (select count(*) from idempotency_record)")).ShouldBe(0);
    }

    [Theory]
    [InlineData(false, "OutsideOpening", 0)]
    [InlineData(true, null, 1)]
    public async Task Armistice_day_is_booked_only_in_an_opening_that_is_kept_on_holidays(bool isKept, string? refusal, long booked)
    {
        await using var counter = await Counter.OpenAsync(cluster);
        await counter.SqlAsync("update reason set mode = 'BY_TELEPHONE'");
        var input = new
        {
            mediatorId = InventedTown.Global(counter.Town.Mediator),
            reasonIds = new[] { InventedTown.Global(counter.Reason) },
            isKeptOnHolidays = isKept,
            firstOn = "2026-11-04",
            rule = "FREQ=WEEKLY;BYDAY=WE;COUNT=3",
            startTime = "09:00",
            endTime = "12:00",
        };
        var planned = await counter.Town.AskAsync(counter.Town.AsMediator, "mutation($input: PlanOpeningInput!) { planOpening(input: $input) { errors { __typename } } }", new { input });
        Counter.ErrorOf(planned.GetProperty("data").GetProperty("planOpening")).ShouldBeNull();

        var answer = await counter.BookAsync(Instant.FromUtc(2026, 11, 11, 8, 0));
        Counter.ErrorOf(answer.GetProperty("data").GetProperty("bookAppointment")).ShouldBe(refusal);
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(booked);
    }

    [Fact]
    public async Task An_appointment_lives_from_booking_to_honoured_and_a_step_can_be_taken_back_on_its_day()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var booked = (await counter.BookAsync(Counter.Tuesday9)).GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment");
        counter.Town.Clock.Reset(Counter.Tuesday9 + Duration.FromMinutes(2));

        (await counter.DoAsync("markArrived", booked)).GetProperty("appointment").GetProperty("state").GetString().ShouldBe("ARRIVED");
        Counter.ErrorOf(await counter.DoAsync("markArrived", booked)).ShouldBe("NotInThisState");
        (await counter.DoAsync("honourAppointment", booked)).GetProperty("appointment").GetProperty("state").GetString().ShouldBe("HONOURED");
        (await counter.DoAsync("undoAppointment", booked)).GetProperty("appointment").GetProperty("state").GetString().ShouldBe("ARRIVED");
        counter.Town.Clock.Advance(Duration.FromDays(1));
        Counter.ErrorOf(await counter.DoAsync("undoAppointment", booked)).ShouldBe("NotInThisState");
    }

    [Fact]
    public async Task A_cancelled_slot_is_free_at_once_and_cannot_be_taken_back_once_somebody_else_has_it()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var first = (await counter.BookAsync(Counter.Tuesday9)).GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment");
        (await counter.DoAsync("cancelAppointment", first, new { side = "RESIDENT", reason = "CANNOT_COME" })).GetProperty("appointment").GetProperty("state").GetString().ShouldBe("CANCELLED_BY_RESIDENT");
        Counter.ErrorOf((await counter.BookAsync(Counter.Tuesday9)).GetProperty("data").GetProperty("bookAppointment")).ShouldBeNull();
        Counter.ErrorOf(await counter.DoAsync("undoAppointment", first)).ShouldBe("SlotTaken");
        (await counter.ReadAsync<string>($"select string_agg(state, ' ' order by state) from appointment")).ShouldBe("CANCELLED_BY_RESIDENT PLANNED");
    }

    [Fact]
    public async Task Free_slots_step_from_the_openings_start_and_leave_out_what_is_taken_with_its_buffer()
    {
        await using var counter = await Counter.OpenAsync(cluster, bufferAfterMinutes: 10);
        await counter.BookAsync(Counter.Tuesday9 + Duration.FromHours(1));
        var answer = await counter.Town.AskAsync(counter.Town.AsSocialWorker, """
            query($reasons: [ID!]!, $mediators: [ID!]) { freeSlots(reasonIds: $reasons, mediatorIds: $mediators, from: "2026-09-08T00:00:00+02:00", until: "2026-09-09T00:00:00+02:00", first: 100) { nodes { startsAt } } }
            """, new { reasons = new[] { InventedTown.Global(counter.Reason) }, mediators = new[] { InventedTown.Global(counter.Town.Mediator) } });
        answer.GetProperty("data").GetProperty("freeSlots").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("startsAt").GetString()?[11..16])
            .ShouldBe(["07:00", "07:15", "08:45", "09:00", "09:15", "09:30"]);
    }
}
