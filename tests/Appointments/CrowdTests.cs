using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Graph;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>A crowd leaves nothing of the machine to other tests, whose requests would run out of time.</summary>
[Collection(nameof(Alone))]
public sealed class CrowdTests(TestCluster cluster)
{
    private const int Clients = 24, Rounds = 5, OperationsEach = 25;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_twenty_four_clients_do_at_once_no_mediator_is_ever_taken_twice()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var counter = await Counter.OpenAsync(cluster, bufferAfterMinutes: 5);
        var crowd = new Crowd(counter, seed);
        await crowd.EngageAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await crowd.RunAsync(Clients, OperationsEach, round);
            (await TimeAudit.FaultsAsync(counter.Town.Database.SuperuserSource(), Stop)).ShouldBeEmpty($"seed {seed}, round {round}");
            counter.Town.Clock.Advance(Duration.FromMinutes(6));
        }

        foreach (var (answer, count) in crowd.Answers.OrderBy(each => each.Key, StringComparer.Ordinal)) TestContext.Current.TestOutputHelper?.WriteLine($"{count,5} {answer}");
        var deadlocks = await counter.ReadAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");
        TestContext.Current.TestOutputHelper?.WriteLine($"{deadlocks} deadlocks");

        crowd.Broken.ShouldBeEmpty();
        crowd.Answers.Values.Sum().ShouldBe(Clients * Rounds * OperationsEach);
        string[] happened = ["bookAppointment done", "bookAppointment SlotTaken", "bookAppointment OutsideOpening", "moveAppointment done", "moveAppointment SlotTaken",
            "cancelAppointment done", "undoAppointment done", "undoAppointment SlotTaken", "holdSlot done", "holdSlot SlotTaken", "releaseHold done",
            "declareAbsence done", "withdrawAbsence done"];
        happened.Except(crowd.Answers.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_audit_finds_what_the_database_would_have_forbidden()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        (await counter.BookAsync(Counter.Tuesday9)).GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment").GetProperty("state").GetString().ShouldBe("PLANNED");
        var superuser = counter.Town.Database.SuperuserSource();
        (await TimeAudit.FaultsAsync(superuser, Stop)).ShouldBeEmpty();

        await counter.SqlAsync("""
            alter table mediator_time drop constraint mediator_time_no_overlap;
            insert into mediator_time (territory_id, id, mediator_id, kind, subject_id, starts_at, ends_at, blocking)
              select territory_id, gen_random_uuid(), mediator_id, 'TRAVEL', gen_random_uuid(), ends_at - interval '1 second', ends_at + interval '1 hour', true from mediator_time;
            """);
        (await TimeAudit.FaultsAsync(superuser, Stop)).Select(Fault).ShouldBe(["two stretches of blocking time overlap", "an appointment lies in time taken for something else"]);

        await counter.SqlAsync("delete from mediator_time where kind = 'TRAVEL'; update appointment set starts_at = starts_at + interval '5 minutes'");
        (await TimeAudit.FaultsAsync(superuser, Stop)).Select(Fault).ShouldBe(["an appointment's time is not that of its row", "an appointment's time is not that of its row"]);

        await counter.SqlAsync("update appointment set starts_at = starts_at - interval '5 minutes', state = 'CANCELLED_BY_TOWN', cancelled_because = 'OTHER'");
        (await TimeAudit.FaultsAsync(superuser, Stop)).Select(Fault).ShouldBe(["an appointment's time is not that of its row"]);
    }

    [Fact]
    public async Task Two_appointments_that_want_each_others_hours_both_stay_where_they_are()
    {
        await using var counter = await Counter.OpenAsync(cluster);
        var (mediators, hours) = (new[] { counter.Town.Mediator, counter.Town.OtherMediator }, Enumerable.Range(0, 6).Select(at => Counter.Tuesday9 + Duration.FromMinutes(30 * at)).ToList());
        var booked = new List<(JsonElement Appointment, Instant At, ProfessionalId Wants)>();
        foreach (var at in hours)
            foreach (var mediator in mediators)
                booked.Add(((await counter.BookAsync(at, also: With(mediator))).GetProperty("data").GetProperty("bookAppointment").GetProperty("appointment"), at, mediators.Single(other => other != mediator)));

        var answers = await Task.WhenAll(booked.Select(each => counter.DoAsync("moveAppointment", each.Appointment, new { mediatorIds = With(each.Wants).mediatorIds, startsAt = each.At.ToString() })));

        answers.ShouldAllBe(each => Counter.ErrorOf(each) == "SlotTaken");
        (await TimeAudit.FaultsAsync(counter.Town.Database.SuperuserSource(), Stop)).ShouldBeEmpty();
        (await counter.ReadAsync<long>("select count(*) from mediator_time")).ShouldBe(12);
        (await counter.ReadAsync<long>("select deadlocks from pg_stat_database where datname = current_database()")).ShouldBe(0);

        static Mediated With(ProfessionalId mediator) => new([InventedTown.Global(mediator)]);
    }

    private sealed record Mediated(string[] mediatorIds);

    private static string Fault(string line) => line.Split(':')[0];
}
