using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>Daily practice: an hour outside openings, and somebody who comes without an appointment. Marked, journalled, and never over another.</summary>
public sealed class OutsideOpeningTests(TestCluster cluster)
{
    /// <summary>Five in the afternoon, when nothing is open.</summary>
    private static readonly Instant Evening = Counter.Tuesday9 + Duration.FromHours(8);

    [Fact]
    public async Task An_hour_outside_openings_is_booked_when_staff_say_so_and_is_marked_and_journalled()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        (await RefusalAsync(counter, Evening, null)).ShouldBe("OutsideOpening");
        (await RefusalAsync(counter, Evening, "OUTSIDE_OPENING")).ShouldBeNull();

        (await counter.ReadAsync<string>("select kind from appointment")).ShouldBe("OUTSIDE_OPENING");
        (await counter.ReadAsync<long>("select count(*) from mediator_time where kind = 'APPOINTMENT'")).ShouldBe(1);
        (await counter.ReadAsync<long>("select count(*) from journal_act where operation = 'bookAppointment' and cardinality(subject_ids) = 2")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_without_an_appointment_is_helped_now_and_that_is_marked_and_journalled()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        counter.Town.Clock.Reset(Evening);
        (await RefusalAsync(counter, Evening, null)).ShouldNotBeNull();
        (await RefusalAsync(counter, Evening, "DROP_IN")).ShouldBeNull();

        (await counter.ReadAsync<string>("select kind || ' ' || state from appointment")).ShouldBe("DROP_IN ARRIVED");
        (await counter.ReadAsync<long>("select count(*) from journal_act where operation = 'bookAppointment'")).ShouldBe(1);
        (await RefusalAsync(counter, Evening - Duration.FromDays(2), "DROP_IN")).ShouldBe("SlotInPast");
    }

    [Theory]
    [InlineData("OUTSIDE_OPENING")]
    [InlineData("DROP_IN")]
    public async Task Neither_goes_over_another_appointment(string kind)
    {
        await using var counter = await Counter.OpenAsync(cluster);
        counter.Town.Clock.Reset(Evening - Duration.FromMinutes(20));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => RefusalAsync(counter, Evening + Duration.FromMinutes(at), kind)));

        answers.Count(each => each is null).ShouldBe(1);
        answers.Where(each => each is not null).ShouldAllBe(each => each == "SlotTaken");
        (await counter.ReadAsync<long>("select count(*) from appointment")).ShouldBe(1);
    }

    private static async Task<string?> RefusalAsync(Counter counter, Instant startsAt, string? kind) =>
        Counter.ErrorOf((await counter.BookAsync(startsAt, also: kind is null ? new { } : new { kind })).GetProperty("data").GetProperty("bookAppointment"));
}
