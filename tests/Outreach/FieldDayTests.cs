using System.Text.Json;
using Inclusion.Tests.Platform;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Outreach;

/// <summary>A day in the market hall: the kit leaves, people come with and without a seat, devices have no network, the kit comes back.</summary>
public sealed class FieldDayTests(TestCluster cluster)
{
    [Fact]
    public async Task Kit_and_vouchers_are_counted_out_and_in_and_a_difference_needs_a_reason()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        var session = new { sessionId = await stall.PlannedAsync() };
        var eve = Stall.Begins - Duration.FromHours(33);
        stall.Town.Clock.Reset(eve - Duration.FromSeconds(1));
        Stall.ErrorOf(await stall.DoAsync("openSession", session)).ShouldBe("SessionNotBegun");
        stall.Town.Clock.Reset(eve);
        Stall.ErrorOf(await stall.DoAsync("closeSession", session)).ShouldBe("SessionNotInThisState");
        Stall.ErrorOf(await stall.DoAsync("openSession", session, new { vouchers = -1 })).ShouldBe("OutOfBounds");

        var opened = await stall.DoAsync("openSession", session, new { kit = new[] { new { name = "Tablette", count = 5 }, new { name = "rallonge", count = 2 } } });
        opened.GetProperty("changed").GetProperty("kit").GetRawText().ShouldBe(
            """[{"name":"borne wifi","planned":1,"takenOut":0,"broughtBack":null},{"name":"rallonge","planned":0,"takenOut":2,"broughtBack":null},{"name":"tablette","planned":6,"takenOut":5,"broughtBack":null}]""");
        Stall.ErrorOf(await stall.DoAsync("openSession", session)).ShouldBe("SessionNotInThisState");
        Stall.ErrorOf(await stall.DoAsync("changeSession", new { session.sessionId, terms = stall.Terms() })).ShouldBe("SessionNotInThisState");
        Stall.ErrorOf(await stall.DoAsync("cancelSession", new { session.sessionId, reason = "OTHER" })).ShouldBe("SessionNotInThisState");

        Stall.ErrorOf(await stall.DoAsync("closeSession", session, new { kit = new[] { new { name = "enceinte", count = 1 } } })).ShouldBe("UnknownKitLine");
        Stall.ErrorOf(await stall.DoAsync("closeSession", session, new { vouchersHandedOut = 21 })).ShouldBe("OutOfBounds");
        var back = new { kit = new[] { new { name = "tablette", count = 4 } }, vouchersHandedOut = 5, vouchersBroughtBack = 14 };
        var unexplained = await stall.DoAsync("closeSession", session, back);
        Stall.ErrorOf(unexplained).ShouldBe("DifferenceUnexplained");
        unexplained.GetProperty("errors")[0].GetProperty("lines").EnumerateArray().Select(each => each.GetString())
            .ShouldBe(["tablette 4 au lieu de 5", "Pass 5 remis et 14 rapportés, pour 20 emportés"]);
        (await stall.ReadAsync<string>("select state from outreach_session")).ShouldBe("OPEN");

        var closed = await stall.DoAsync("closeSession", session, new { back.kit, back.vouchersHandedOut, back.vouchersBroughtBack, differenceReason = "Une tablette prêtée, un Pass mouillé" });
        Stall.StateOf(closed).ShouldBe("CLOSED");
        closed.GetProperty("changed").GetProperty("stock").GetRawText().ShouldBe("""{"takenOut":20,"handedOut":5,"broughtBack":14}""");
        closed.GetProperty("changed").GetProperty("differenceReason").GetString().ShouldBe("Une tablette prêtée, un Pass mouillé");
    }

    [Fact]
    public async Task What_comes_back_whole_needs_no_words()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        var session = new { sessionId = await stall.PlannedAsync() };
        await stall.DoAsync("openSession", session);
        var closed = await stall.DoAsync("closeSession", session, new { vouchersHandedOut = 3, differenceReason = "rien" });
        closed.GetProperty("changed").GetProperty("stock").GetRawText().ShouldBe("""{"takenOut":20,"handedOut":3,"broughtBack":17}""");
        closed.GetProperty("changed").GetProperty("differenceReason").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Somebody_who_walks_in_is_counted_once_however_often_the_device_sends_it()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 1);
        var session = await stall.PlannedAsync();
        stall.Town.Clock.Reset(Stall.Ends + Duration.FromHours(2));
        var seen = new { sessionId = session, ageBand = "SEVENTY_AND_OVER", minutes = 15, theme = "PAPERS", deviceRecordId = "appareil-7-0001", happenedAt = "2026-09-08T10:30:00+02:00" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stall.DoAsync("countWalkIn", seen)));
        answers.Select(Stall.IdOf).Distinct().ShouldHaveSingleItem();
        answers[0].GetProperty("changed").GetProperty("happenedAt").GetString().ShouldBe("2026-09-08T08:30:00Z");
        await stall.DoAsync("countWalkIn", new { sessionId = session, ageBand = "NOT_SAID", minutes = 5 });
        await stall.DoAsync("countWalkIn", new { sessionId = session, ageBand = "NOT_SAID", minutes = 20, theme = "PAPERS", residentId = InventedTown.Global(stall.People[0]) });

        var counts = await stall.Town.AskAsync(stall.Town.AsMediator, "query($id: ID!) { session(id: $id) { walkInCounts { theme people minutes } } }", new { id = session });
        counts.GetProperty("data").GetProperty("session").GetProperty("walkInCounts").GetRawText()
            .ShouldBe("""[{"theme":"PAPERS","people":2,"minutes":35},{"theme":null,"people":1,"minutes":5}]""");
        (await stall.ReadAsync<string>($"select because from resident_structure where resident_id = '{stall.People[0].Value}'")).ShouldBe("BOOKED");
    }

    [Fact]
    public async Task A_record_of_a_device_is_not_taken_for_something_else()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        var (session, other) = (await stall.PlannedAsync(), await stall.PlannedAsync(new { startTime = "13:00", endTime = "14:00" }));
        var record = new { deviceRecordId = "appareil-7-0002" };
        var entered = await stall.RegisterAsync(session, stall.People[0], record);
        Stall.IdOf(await stall.RegisterAsync(session, stall.People[0], record)).ShouldBe(Stall.IdOf(entered));
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1], record)).ShouldBe("DeviceRecordUsed");
        Stall.ErrorOf(await stall.RegisterAsync(other, stall.People[0], record)).ShouldBe("DeviceRecordUsed");
        stall.Town.Clock.Reset(Stall.Begins);
        Stall.ErrorOf(await stall.DoAsync("countWalkIn", new { sessionId = session, ageBand = "NOT_SAID", minutes = 5 }, record)).ShouldBe("DeviceRecordUsed");
        Stall.ErrorOf(await stall.DoAsync("markSessionAttendance", new { registrationId = Stall.IdOf(entered), came = true }, record)).ShouldBe("DeviceRecordUsed");
        (await stall.ReadAsync<long>("select (select count(*) from outreach_registration) + (select count(*) from outreach_walk_in)")).ShouldBe(1);
        (await stall.ReadAsync<long>("select count(*) from outbox")).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_device_recorded_before_the_end_is_taken_after_it_and_what_cannot_have_happened_is_not()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        var session = await stall.PlannedAsync(new { seats = 1 });
        await stall.DoAsync("openSession", new { sessionId = session });
        stall.Town.Clock.Reset(Stall.Ends - Duration.FromSeconds(1));
        await stall.DoAsync("closeSession", new { sessionId = session });
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1])).ShouldBe("SessionOver", "the team is back already");
        stall.Town.Clock.Reset(Stall.Ends + Duration.FromHours(3));

        Stall.StateOf(await stall.RegisterAsync(session, stall.People[0], new { deviceRecordId = "appareil-7-0003", happenedAt = "2026-09-08T11:59:58+02:00" })).ShouldBe("SEATED");
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1], new { happenedAt = "2026-09-08T12:00:00+02:00" })).ShouldBe("SessionOver");
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1], new { happenedAt = "2026-09-08T15:06:00+02:00" })).ShouldBe("MomentImplausible");
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1], new { happenedAt = "2026-08-01T10:00:00+02:00" })).ShouldBe("MomentImplausible");
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[1], new { deviceRecordId = "a'; drop" })).ShouldBe("InvalidText");
        var walkIn = new { sessionId = session, ageBand = "NOT_SAID", minutes = 5 };
        Stall.ErrorOf(await stall.DoAsync("countWalkIn", walkIn, new { happenedAt = "2026-09-08T06:59:00+02:00" })).ShouldBe("SessionNotBegun");
        Stall.ErrorOf(await stall.DoAsync("countWalkIn", walkIn, new { minutes = 0 })).ShouldBe("OutOfBounds");
        Stall.ErrorOf(await stall.DoAsync("countWalkIn", walkIn, new { minutes = 481 })).ShouldBe("OutOfBounds");
        (await stall.ReadAsync<long>("select count(*) from outbox")).ShouldBe(0, "who registers at the stand stands there");
    }

    [Fact]
    public async Task Who_came_is_noted_and_can_be_corrected_but_the_same_record_is_taken_once()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        var session = await stall.PlannedAsync(new { seats = 1 });
        var seated = new { registrationId = Stall.IdOf(await stall.RegisterAsync(session, stall.People[0])), came = true };
        var waiting = new { registrationId = Stall.IdOf(await stall.RegisterAsync(session, stall.People[1])), came = true };
        Stall.ErrorOf(await stall.DoAsync("markSessionAttendance", seated)).ShouldBe("SessionNotBegun");
        stall.Town.Clock.Reset(Stall.Begins);

        var record = new { deviceRecordId = "appareil-7-0004" };
        Stall.StateOf(await stall.DoAsync("markSessionAttendance", seated, record)).ShouldBe("CAME");
        Stall.StateOf(await stall.DoAsync("markSessionAttendance", seated, new { came = false })).ShouldBe("DID_NOT_COME");
        Stall.StateOf(await stall.DoAsync("markSessionAttendance", seated, record)).ShouldBe("DID_NOT_COME", "an old record sent again undoes no correction");
        var sooner = $"{Stall.Begins - Duration.FromMinutes(30)}";
        Stall.ErrorOf(await stall.DoAsync("markSessionAttendance", seated, new { happenedAt = sooner, deviceRecordId = "appareil-7-0005" })).ShouldBe("RegistrationNotInThisState");
        Stall.StateOf(await stall.DoAsync("markSessionAttendance", seated, new { happenedAt = sooner, came = false })).ShouldBe("DID_NOT_COME");
        (await stall.ReadAsync<bool>($"select attendance_at > '{sooner}' from outreach_registration where state = 'DID_NOT_COME'")).ShouldBeTrue("what was seen before a correction changes nothing of it");
        Stall.ErrorOf(await stall.DoAsync("markSessionAttendance", waiting)).ShouldBe("RegistrationNotInThisState");
        Stall.ErrorOf(await stall.DoAsync("leaveSession", new { seated.registrationId })).ShouldBe("RegistrationNotInThisState");
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(1);
    }
}
