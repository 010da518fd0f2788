using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Territories;
using Inclusion.Tests.Appointments;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Outreach;

/// <summary>A team, a place, an hour: what a session takes, and what it is refused.</summary>
public sealed class PlanSessionTests(TestCluster cluster)
{
    [Fact]
    public async Task A_mediator_who_holds_a_session_is_offered_for_no_appointment_then_and_cannot_be_booked()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        (await FreeAsync(stall)).ShouldBe(22);
        var session = await stall.PlannedAsync(new { endTime = "11:00", mediatorIds = new[] { InventedTown.Global(stall.Town.Mediator) } });

        (await FreeAsync(stall)).ShouldBe(11 + 3, "the other mediator's morning, and what is left of the first one's");
        var booked = (await stall.Counter.BookAsync(Stall.Begins)).GetProperty("data").GetProperty("bookAppointment");
        Stall.ErrorOf(booked).ShouldBe("SlotTaken");

        Stall.StateOf(await stall.DoAsync("cancelSession", new { sessionId = session, reason = "WEATHER" })).ShouldBe("CANCELLED");
        (await FreeAsync(stall)).ShouldBe(22);
        (await stall.ReadAsync<long>("select count(*) from mediator_time")).ShouldBe(0);
    }

    [Fact]
    public async Task Those_whom_a_mediator_is_offered_are_those_whom_the_product_accepts()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await stall.Town.ActAsync(async (db, _) =>
        {
            var elsewhere = Professional.Join(stall.Town.Id, "Inès", "Ailleurs", "ines@ville-inventee.example", [Role.Mediator]).Value;
            db.Add(elsewhere);
            await db.SaveChangesAsync();
            db.Add(new ProfessionalStructure(stall.Town.Id, elsewhere.Id, stall.Town.Association));
            await db.SaveChangesAsync();
        });
        var (mine, everybody) = (await NamedAsync(stall, "plannedMediators(first: 100)"), await NamedAsync(stall, "professionals(first: 100, role: MEDIATOR)"));
        (mine.Length, everybody.Length).ShouldBe((2, 3));
        foreach (var (id, day) in everybody.Select((id, at) => (id, $"2026-10-{10 + at}")))
            Stall.ErrorOf(await stall.PlanAsync(new { mediatorIds = new[] { id }, day })).ShouldBe(mine.Contains(id) ? null : "UnknownId");
    }

    [Fact]
    public async Task Who_has_an_appointment_another_session_or_an_absence_then_is_named_and_nothing_is_written()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await stall.Counter.BookAsync(Stall.Begins + Duration.FromHours(1));
        var before = await stall.RowsAsync();
        var refused = await stall.SendAsync("planSession", new { terms = stall.Terms() });
        refused.GetRawText().ShouldContain("MediatorTaken");
        (await stall.RowsAsync()).ShouldBe(before);

        var others = new { mediatorIds = new[] { InventedTown.Global(stall.Town.OtherMediator) } };
        Stall.ErrorOf(await stall.PlanAsync(others)).ShouldBeNull();
        Stall.ErrorOf(await stall.PlanAsync(new { others.mediatorIds, startTime = "11:59", endTime = "13:00" })).ShouldBe("MediatorTaken");
        Stall.ErrorOf(await stall.PlanAsync(new { others.mediatorIds, startTime = "12:00", endTime = "13:00" })).ShouldBeNull();

        await stall.Town.AskAsync(stall.Town.AsMediator, """
            mutation($input: DeclareAbsenceInput!) { declareAbsence(input: $input) { errors { __typename } } }
            """, new { input = new { mediatorId = others.mediatorIds[0], kind = "LEAVE", firstOn = "2026-09-09", startTime = "08:00", lastOn = "2026-09-09", endTime = "18:00" } });
        Stall.ErrorOf(await stall.PlanAsync(new { others.mediatorIds, day = "2026-09-09" })).ShouldBe("MediatorTaken");
    }

    [Fact]
    public async Task Eight_sessions_planned_at_once_for_the_same_two_mediators_give_exactly_one()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => stall.PlanAsync(new { startTime = $"09:{at:00}" })));
        answers.Count(each => Stall.ErrorOf(each) is null).ShouldBe(1);
        answers.Where(each => Stall.ErrorOf(each) is not null).ShouldAllBe(each => Stall.ErrorOf(each) == "MediatorTaken");
        (await stall.ReadAsync<long>("select count(*) from mediator_time where kind = 'OUTREACH'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_place_of_one_day_is_recorded_with_its_session_and_its_faults_are_told_where_they_stand()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        var cafe = new { name = "Café de la Gare", street = "1 place de la Gare", postalCode = "59999", city = "Val", inseeCode = "59999" };
        await stall.PlannedAsync(new { place = new { oneOff = cafe } });
        (await stall.ReadAsync<string>("select kind || ' ' || name || ' ' || insee_code from place where id in (select place_id from outreach_session)")).ShouldBe("ONE_OFF Café de la Gare 59999");

        var wrong = await stall.PlanAsync(new { day = "2026-09-09", place = new { oneOff = new { cafe.name, cafe.street, cafe.postalCode, cafe.city, inseeCode = "597" } } });
        wrong.GetProperty("errors")[0].GetProperty("path").EnumerateArray().Select(each => each.GetString()).ShouldBe(["terms", "place", "oneOff", "inseeCode"]);
        await Should.ThrowAsync<InvalidOperationException>(stall.PlanAsync(new { day = "2026-09-09", place = new { placeId = InventedTown.Global(stall.Market), oneOff = cafe } }));
        await Should.ThrowAsync<InvalidOperationException>(stall.PlanAsync(new { day = "2026-09-09", place = new { } }));
    }

    [Theory]
    [InlineData("seats", -1, "OutOfBounds")]
    [InlineData("seats", 501, "OutOfBounds")]
    [InlineData("seats", int.MinValue, "OutOfBounds")]
    [InlineData("vouchers", 10_001, "OutOfBounds")]
    [InlineData("title", " ", "InvalidText")]
    [InlineData("title", "Atelier\r\nBcc: tous", "InvalidText")]
    [InlineData("about", "Mme Durand, mdp Soleil75", "PasswordFound")]
    [InlineData("about", "NIR 1 85 05 78 006 084 91.", "PersonalNumberFound")]
    [InlineData("endTime", "09:00", "EndsBeforeStart")]
    [InlineData("day", "2026-09-06", "SessionDayRefused")]
    [InlineData("day", "2028-09-10", "SessionDayRefused")]
    [InlineData("day", "9999-12-31", "SessionDayRefused")]
    public async Task Terms_that_cannot_be_are_refused_and_nothing_is_written(string field, object value, string refusal)
    {
        await using var stall = await Stall.OpenAsync(cluster);
        var before = await stall.RowsAsync();
        var terms = stall.Terms();
        terms[field] = value;
        Stall.ErrorOf(await stall.DoAsync("planSession", new { terms })).ShouldBe(refusal);
        terms = stall.Terms(new { mediatorIds = Array.Empty<string>() });
        Stall.ErrorOf(await stall.DoAsync("planSession", new { terms })).ShouldBe("NothingChosen");
        (await stall.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_hour_that_the_town_s_clocks_skip_or_show_twice_is_refused()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        Stall.ErrorOf(await stall.PlanAsync(new { day = "2026-10-25", startTime = "02:30", endTime = "09:00" })).ShouldBe("HourOfClockChange");
        Stall.ErrorOf(await stall.PlanAsync(new { day = "2027-03-28", startTime = "01:00", endTime = "02:30" })).ShouldBe("HourOfClockChange");
        await stall.PlannedAsync(new { day = "2026-10-25", startTime = "01:00", endTime = "12:00" });
        (await stall.ReadAsync<TimeSpan>("select ends_at - starts_at from outreach_session")).ShouldBe(TimeSpan.FromHours(12), "the night of autumn has an hour more");
    }

    private static async Task<string[]> NamedAsync(Stall stall, string list)
    {
        var answer = await stall.Town.AskAsync(stall.Town.AsMediator, $"{{ {list} {{ nodes {{ id }} }} }}");
        return [.. answer.GetProperty("data").EnumerateObject().Single().Value.GetProperty("nodes").EnumerateArray().Select(each => each.GetProperty("id").GetString() ?? "")];
    }

    private static async Task<int> FreeAsync(Stall stall)
    {
        var answer = await stall.Town.AskAsync(stall.Town.AsMediator, """
            query($reasons: [ID!]!) { freeSlots(reasonIds: $reasons, from: "2026-09-08T00:00:00+02:00", until: "2026-09-09T00:00:00+02:00", first: 100) { nodes { startsAt } } }
            """, new { reasons = new[] { InventedTown.Global(stall.Counter.Reason) } });
        return answer.GetProperty("data").GetProperty("freeSlots").GetProperty("nodes").GetArrayLength();
    }
}
