using System.Text.Json;
using Inclusion.Appointments;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>A slot kept while a form is filled in.</summary>
public sealed class HoldTests(TestCluster cluster)
{
    private const string Hold = "mutation($input: HoldSlotInput!) { holdSlot(input: $input) { hold { id expiresAt } errors { __typename } } }";

    [Fact]
    public async Task A_kept_slot_is_nobody_elses_for_ten_minutes_and_its_keepers_to_book()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var hold = await HoldAsync(counter, Counter.Tuesday9);
        hold.GetProperty("hold").GetProperty("expiresAt").GetString().ShouldBe("2026-09-07T07:10:00Z");

        Refused(await counter.BookAsync(Counter.Tuesday9)).ShouldBe("SlotTaken");
        counter.Town.Clock.Advance(Duration.FromMinutes(10) - Duration.FromSeconds(1));
        Refused(await counter.BookAsync(Counter.Tuesday9, also: new { holdId = IdOf(hold) })).ShouldBeNull();
        (await counter.ReadAsync<long>("select count(*) from mediator_time where kind = 'HOLD'")).ShouldBe(0);
        Refused(await counter.BookAsync(Counter.Tuesday9 + Duration.FromHours(1), also: new { holdId = IdOf(hold) })).ShouldBe("HoldExpired");
    }

    [Fact]
    public async Task An_expired_hold_is_refused_and_nothing_is_written_and_the_slot_is_anybodys()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var hold = await HoldAsync(counter, Counter.Tuesday9);
        counter.Town.Clock.Advance(Duration.FromMinutes(10));

        Refused(await counter.BookAsync(Counter.Tuesday9, also: new { holdId = IdOf(hold) })).ShouldBe("HoldExpired");
        (await counter.ReadAsync<long>("select (select count(*) from appointment) + (select count(*) from outbox)")).ShouldBe(0);
        Refused(await counter.BookAsync(Counter.Tuesday9)).ShouldBeNull();
    }

    [Fact]
    public async Task One_person_keeps_three_slots_at_most_even_by_requests_at_once()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => HoldAsync(counter, Counter.Tuesday9 + Duration.FromMinutes(15 * at), at % 2 == 0)));

        var errors = kept.Select(Counter.ErrorOf).ToList();
        errors.Count(each => each is null).ShouldBe(Inclusion.Appointments.Hold.MostPerPerson);
        errors.Count(each => each == "TooManyHolds").ShouldBe(8 - Inclusion.Appointments.Hold.MostPerPerson);
        (await counter.ReadAsync<long>("select count(*) from appointment_hold")).ShouldBe(errors.Count(each => each is null));
    }

    private static async Task<JsonElement> HoldAsync(Counter counter, Instant startsAt, bool other = false)
    {
        var input = new Dictionary<string, object>
        {
            ["reasonId"] = InventedTown.Global(counter.Reason),
            ["mediatorIds"] = new[] { InventedTown.Global(other ? counter.Town.OtherMediator : counter.Town.Mediator) },
            ["startsAt"] = startsAt.ToString(),
        };
        return (await counter.Town.AskAsync(counter.Town.AsSocialWorker, Hold, new { input })).GetProperty("data").GetProperty("holdSlot");
    }

    private static string? IdOf(JsonElement payload) => payload.GetProperty("hold").GetProperty("id").GetString();

    private static string? Refused(JsonElement answer) => Counter.ErrorOf(answer.GetProperty("data").GetProperty("bookAppointment"));
}
