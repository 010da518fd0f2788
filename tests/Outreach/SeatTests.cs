using System.Collections.Concurrent;
using System.Text.Json;
using Inclusion.Tests.Platform;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Outreach;

/// <summary>Seats are counted by the database: never more than there are, and in the order in which people came.</summary>
public sealed class SeatTests(TestCluster cluster)
{
    [Fact]
    public async Task Of_thirty_who_register_at_once_for_twelve_seats_the_first_twelve_are_seated_and_eighteen_wait_in_order()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 30);
        var session = await stall.PlannedAsync();
        var answers = await Task.WhenAll(stall.People.Select(each => stall.RegisterAsync(session, each)));

        answers.ShouldAllBe(each => Stall.ErrorOf(each) == null);
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(12);
        (await stall.ReadAsync<string>("select string_agg(number::text, ' ' order by number) from outreach_registration where state = 'SEATED'")).ShouldBe(string.Join(' ', Enumerable.Range(1, 12)));
        (await stall.ReadAsync<string>("select string_agg(number::text, ' ' order by number) from outreach_registration where state = 'WAITING'")).ShouldBe(string.Join(' ', Enumerable.Range(13, 18)));

        var waiting = await stall.Town.AskAsync(stall.Town.AsMediator, """
            query($id: ID!) { session(id: $id) { seatsTaken waitingList(first: 100) { nodes { position number } } registrations(states: [SEATED], first: 100) { nodes { number } } } }
            """, new { id = session });
        var shown = waiting.GetProperty("data").GetProperty("session");
        shown.GetProperty("waitingList").GetProperty("nodes").EnumerateArray().Select(each => (each.GetProperty("position").GetInt32(), each.GetProperty("number").GetInt32()))
            .ShouldBe(Enumerable.Range(1, 18).Select(at => (at, at + 12)));
        shown.GetProperty("registrations").GetProperty("nodes").GetArrayLength().ShouldBe(12);
    }

    [Fact]
    public async Task While_some_leave_and_others_register_no_more_than_the_seats_are_ever_taken_and_nobody_waits_beside_a_free_one()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 48);
        var session = await stall.PlannedAsync();
        var first = await Task.WhenAll(stall.People.Take(24).Select(each => stall.RegisterAsync(session, each)));
        var leaving = first.Select(each => stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(each) }));
        var coming = stall.People.Skip(24).Select(each => stall.RegisterAsync(session, each));
        var answers = await Task.WhenAll([.. leaving, .. coming]);

        answers.ShouldAllBe(each => Stall.ErrorOf(each) == null);
        (await stall.ReadAsync<string>("select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n from outreach_registration group by state) s"))
            .ShouldBe("LEFT 24, SEATED 12, WAITING 12");
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(12);
        (await stall.ReadAsync<bool>("select (select max(number) from outreach_registration where state = 'SEATED') < (select min(number) from outreach_registration where state = 'WAITING')"))
            .ShouldBeTrue("seats go to those who came first");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2026)]
    public async Task A_crowd_that_registers_leaves_and_has_seats_added_or_removed_never_breaks_the_count_nor_the_order(int seed)
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 20);
        var session = await stall.PlannedAsync(new { seats = 4 });
        var entered = new ConcurrentStack<string>();
        var told = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async client =>
        {
            var dice = new Random(HashCode.Combine(seed, client));
            for (var at = 0; at < 12; at++)
            {
                var answer = dice.Next(10) switch
                {
                    < 5 => await stall.RegisterAsync(session, stall.People[dice.Next(20)]),
                    < 8 when entered.Skip(dice.Next(6)).FirstOrDefault() is { } one => await stall.DoAsync("leaveSession", new { registrationId = one }),
                    _ => await stall.DoAsync("changeSession", new { sessionId = session, terms = stall.Terms(new { seats = dice.Next(1, 9) }) }),
                };
                told.Add(Stall.ErrorOf(answer) ?? "done");
                if (Stall.ErrorOf(answer) is null && answer.GetProperty("changed").TryGetProperty("number", out _) && Stall.StateOf(answer) != "LEFT") entered.Push(Stall.IdOf(answer));
            }
        }));

        told.Distinct().ShouldBeSubsetOf(["done", "AlreadyRegistered", "RegistrationNotInThisState", "SeatsBelowTaken"]);
        told.Count(each => each == "done").ShouldBeGreaterThan(40);
        (await stall.ReadAsync<bool>("""
            select seats_taken <= seats and seats_taken = (select count(*) from outreach_registration where state = 'SEATED')
              and (seats_taken = seats or not exists (select from outreach_registration where state = 'WAITING'))
              and coalesce((select max(number) from outreach_registration where state = 'SEATED') < (select min(number) from outreach_registration where state = 'WAITING'), true)
            from outreach_session
            """)).ShouldBeTrue($"seed {seed}");
        (await stall.ReadAsync<bool>("select count(*) = max(number) and count(distinct number) = count(*) from outreach_registration")).ShouldBeTrue("no number is skipped or given twice");
        (await stall.ReadAsync<long>("select count(*) from mediator_time")).ShouldBe(2);
    }

    [Fact]
    public async Task The_thirteenth_waits_and_is_promoted_and_told_by_letter_when_somebody_leaves()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 14);
        var session = await stall.PlannedAsync();
        var entered = new List<JsonElement>();
        foreach (var each in stall.People) entered.Add(await stall.RegisterAsync(session, each));
        entered[12].GetProperty("changed").GetRawText().ShouldContain("\"state\":\"WAITING\",\"number\":13,\"position\":1");

        Stall.StateOf(await stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(entered[3]) })).ShouldBe("LEFT");
        (await stall.ReadAsync<string>("select state from outreach_registration where number = 13")).ShouldBe("SEATED");
        (await stall.ReadAsync<string>("select string_agg(kind, ' ' order by kind) from outbox where subject_id = (select id from outreach_registration where number = 13)")).ShouldBe("SESSION_PROMOTED");
        (await stall.ReadAsync<string>("select string_agg(kind, ' ' order by kind) from outbox where subject_id = (select id from outreach_registration where number = 4)")).ShouldBe("SESSION_SEAT SESSION_SEAT_LEFT");

        await stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(entered[13]) });
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(12);
        Stall.ErrorOf(await stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(entered[13]) })).ShouldBe("RegistrationNotInThisState");
    }

    [Fact]
    public async Task The_same_person_takes_one_seat_even_when_asked_by_six_at_once_and_may_come_back_after_leaving()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 1);
        var session = await stall.PlannedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stall.RegisterAsync(session, stall.People[0])));
        var entered = answers.Single(each => Stall.ErrorOf(each) is null);
        answers.Where(each => Stall.ErrorOf(each) is not null).ShouldAllBe(each => Stall.ErrorOf(each) == "AlreadyRegistered");
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(1);

        await stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(entered) });
        Stall.StateOf(await stall.RegisterAsync(session, stall.People[0])).ShouldBe("SEATED");
    }

    [Fact]
    public async Task Nobody_registers_once_a_session_is_over_or_cancelled_or_when_it_keeps_no_seats()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        var (session, open) = (await stall.PlannedAsync(), await stall.PlannedAsync(new { day = "2026-09-09", seats = 0, kind = "PERMANENCE" }));
        var cancelled = await stall.PlannedAsync(new { day = "2026-09-10" });
        var kept = Stall.IdOf(await stall.RegisterAsync(session, stall.People[1]));
        await stall.DoAsync("cancelSession", new { sessionId = cancelled, reason = "OTHER" });
        var before = await stall.RowsAsync();

        Stall.ErrorOf(await stall.RegisterAsync(open, stall.People[0])).ShouldBe("NoSeatsKept");
        Stall.ErrorOf(await stall.RegisterAsync(cancelled, stall.People[0])).ShouldBe("SessionNotInThisState");
        stall.Town.Clock.Reset(Stall.Ends);
        Stall.ErrorOf(await stall.RegisterAsync(session, stall.People[0])).ShouldBe("SessionOver");
        Stall.ErrorOf(await stall.DoAsync("leaveSession", new { registrationId = kept })).ShouldBe("SessionOver");
        (await stall.RowsAsync()).ShouldBe(before);
        stall.Town.Clock.Reset(Stall.Ends - Duration.FromTicks(1));
        Stall.StateOf(await stall.RegisterAsync(session, stall.People[0])).ShouldBe("SEATED");
    }

    [Fact]
    public async Task Seats_that_are_added_go_to_who_waits_and_none_that_is_taken_can_be_removed()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 5);
        var session = await stall.PlannedAsync(new { seats = 2 });
        foreach (var each in stall.People) await stall.RegisterAsync(session, each);

        var refused = await stall.DoAsync("changeSession", new { sessionId = session, terms = stall.Terms(new { seats = 1 }) });
        Stall.ErrorOf(refused).ShouldBe("SeatsBelowTaken");
        refused.GetProperty("errors")[0].GetProperty("taken").GetInt32().ShouldBe(2);

        var changed = await stall.DoAsync("changeSession", new { sessionId = session, terms = stall.Terms(new { seats = 4 }) });
        changed.GetProperty("changed").GetProperty("seatsTaken").GetInt32().ShouldBe(4);
        (await stall.ReadAsync<string>("select string_agg(number::text, ' ' order by number) from outreach_registration where state = 'WAITING'")).ShouldBe("5");
        (await stall.ReadAsync<long>("select count(*) from outbox where kind = 'SESSION_PROMOTED'")).ShouldBe(2);
        (await stall.ReadAsync<long>("select count(*) from outbox where kind = 'SESSION_MOVED'")).ShouldBe(0, "neither the hour nor the place has changed");
    }

    [Theory]
    [InlineData("update outreach_session set seats_taken = 13", "outreach_seats_never_exceed")]
    [InlineData("update outreach_session set seats_taken = -1", "outreach_seats_never_exceed")]
    [InlineData("update outreach_session set seats_taken = 2", "outreach_seats_counted")]
    [InlineData("update outreach_registration set state = 'LEFT', left_at = now()", "outreach_seats_counted")]
    [InlineData("delete from outreach_registration", "outreach_seats_counted")]
    public async Task The_database_itself_refuses_a_count_that_is_not_the_seats_taken(string sql, string constraint)
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 1);
        await stall.RegisterAsync(await stall.PlannedAsync(), stall.People[0]);
        (await Should.ThrowAsync<PostgresException>(stall.SqlAsync(sql))).ConstraintName.ShouldBe(constraint);
        (await stall.ReadAsync<int>("select seats_taken from outreach_session")).ShouldBe(1);
    }

    /// <summary>The count is looked at when the transaction ends: whoever has turned to another town by then is refused too.</summary>
    [Fact]
    public async Task A_seat_given_past_the_count_is_refused_even_when_the_transaction_ends_in_another_town()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        await stall.RegisterAsync(await stall.PlannedAsync(new { seats = 1 }), stall.People[0]);
        var before = await stall.RowsAsync();
        var stop = TestContext.Current.CancellationToken;
        await using var connection = await stall.Town.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var command = new NpgsqlCommand($"""
            select set_config('inclusion.territory', '{stall.Town.Id.Value}', true);
            insert into outreach_registration (territory_id, id, session_id, resident_id, number, state, registered_at, seated_at, sequence)
            select territory_id, gen_random_uuid(), session_id, '{stall.People[1].Value}', 2, 'SEATED', now(), now(), 0 from outreach_registration;
            select set_config('inclusion.territory', gen_random_uuid()::text, true);
            """, connection);
        await command.ExecuteNonQueryAsync(stop);
        (await Should.ThrowAsync<PostgresException>(() => transaction.CommitAsync(stop))).ConstraintName.ShouldBe("outreach_seats_counted");
        (await stall.RowsAsync()).ShouldBe(before);
    }
}
