using System.Text.Json;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Territories;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Messaging;
using NodaTime;
using NodaTime.Text;
using Shouldly;

namespace Inclusion.Tests.Appointments;

public sealed class ReminderTests(TestCluster cluster)
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-10-26T09:00", "2026-10-24T09:00", "lundi 26 octobre à 9 h", "in autumn, clocks are set back between the two")]
    [InlineData("2027-03-29T09:00", "2027-03-27T09:00", "lundi 29 mars à 9 h", "in spring, clocks are set forward between the two")]
    [InlineData("2026-11-17T09:00", "2026-11-15T09:00", "mardi 17 novembre à 9 h", "nothing happens to clocks")]
    public async Task Two_workers_remind_of_each_appointment_once_at_the_same_hour_two_days_before(string first, string reminder, string words, string because)
    {
        var (at, due) = (Local(first), Local(reminder));
        await using var round = await Round.StartAsync(cluster, at - Duration.FromDays(20), Stop);
        for (var each = 0; each < 8; each++) await round.BookAsync(at + Duration.FromMinutes(30 * each));
        await round.DeliverAtAsync(at - Duration.FromDays(20), Stop);
        round.Server.Mails.Count.ShouldBe(8);

        await round.DeliverAtAsync(due - Duration.FromSeconds(1), Stop);
        round.Reminders.ShouldBeEmpty(because);
        await round.DeliverAtAsync(due, Stop);
        round.Reminders.ShouldHaveSingleItem(because).ShouldEndWith(words);

        await round.DeliverAtAsync(due + Duration.FromMinutes(30 * 7), Stop);
        round.Reminders.Distinct().Count().ShouldBe(8);
        await round.DeliverAtAsync(at + Duration.FromDays(1), Stop);
        round.Reminders.Count.ShouldBe(8);
        (await round.Counter.ReadAsync<long>("select count(*) from outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task A_reminder_follows_what_becomes_of_the_appointment()
    {
        var at = Local("2026-10-26T09:00");
        await using var round = await Round.StartAsync(cluster, at - Duration.FromDays(20), Stop);
        var (cancelled, comesBack, moved) = (await round.BookAsync(at), await round.BookAsync(at + Duration.FromHours(1)), await round.BookAsync(at + Duration.FromHours(2)));
        foreach (var each in new[] { cancelled, comesBack }) await round.DoAsync("cancelAppointment", each, new { side = "RESIDENT", reason = "CANNOT_COME" });
        await round.DoAsync("undoAppointment", comesBack);
        await round.DoAsync("moveAppointment", moved, new
        {
            mediatorIds = new[] { InventedTown.Global(round.Counter.Town.Mediator) },
            startsAt = (at + Duration.FromHours(27)).ToString(),
            kind = "OUTSIDE_OPENING",
        });

        await round.DeliverAtAsync(Local("2026-10-24T09:59:59"), Stop);
        round.Reminders.ShouldBeEmpty("the first was cancelled");
        await round.DeliverAtAsync(Local("2026-10-24T10:00"), Stop);
        round.Reminders.Count.ShouldBe(1);
        await round.DeliverAtAsync(Local("2026-10-25T11:59:59"), Stop);
        round.Reminders.Count.ShouldBe(1, "the third was moved to the next day");
        await round.DeliverAtAsync(Local("2026-10-25T12:00"), Stop);
        round.Reminders.Count.ShouldBe(2);

        await round.DeliverAtAsync(at + Duration.FromDays(3), Stop);
        round.Reminders.Count.ShouldBe(2);
        (await round.Counter.ReadAsync<long>("select count(*) from outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task A_reminder_that_waited_through_a_cancellation_is_not_sent()
    {
        var at = Local("2026-10-26T09:00");
        await using var round = await Round.StartAsync(cluster, at - Duration.FromDays(20), Stop);
        var booked = await round.BookAsync(at);
        await round.Counter.SqlAsync("create table kept as select * from outbox where kind = 'APPOINTMENT_REMINDER'");
        await round.DoAsync("cancelAppointment", booked, new { side = "TOWN", reason = "PLACE_CLOSED" });
        await round.Counter.SqlAsync("insert into outbox overriding system value select * from kept");

        await round.DeliverAtAsync(at - Duration.FromDays(2), Stop);
        round.Server.Mails.Select(mail => mail.Subject.Split(' ')[^1]).ShouldBe(["annulé"]);
        (await round.Counter.ReadAsync<long>("select count(*) from outbox")).ShouldBe(0);
    }

    [Theory]
    [InlineData("2027-03-29T02:30", 24, "2027-03-28T01:00:00Z")]
    [InlineData("2026-10-26T02:30", 24, "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T03:00", 1, "2026-10-25T00:00:00Z")]
    [InlineData("2027-03-28T03:00", 1, "2027-03-28T01:00:00Z")]
    [InlineData("2026-09-08T09:00", 336, "2026-08-25T07:00:00Z")]
    public void In_the_hours_that_are_skipped_or_doubled_a_reminder_leaves_at_the_first_instant_that_is_not_earlier(string startsAt, int hours, string remindAt)
    {
        var reason = Reason.Create(TerritoryId.New(), new ReasonTerms { Name = "Aide", Theme = Theme.Papers, ReminderHours = hours }).Value;
        reason.RemindAt(Local(startsAt), Paris).ShouldBe(InstantPattern.ExtendedIso.Parse(remindAt).Value);
    }

    [Fact]
    public void A_reason_without_a_reminder_reminds_of_nothing() =>
        Reason.Create(TerritoryId.New(), new ReasonTerms { Name = "Aide", Theme = Theme.Papers, ReminderHours = null }).Value.RemindAt(Counter.Tuesday9, Paris).ShouldBeNull();

    private static Instant Local(string text) => Paris.AtStrictly(LocalDateTimePattern.GeneralIso.Parse(text.Length > 16 ? text : $"{text}:00").Value).ToInstant();

    /// <summary>A counter that books, and two processes that deliver its messages at the same time, each with its worker, to one mail server.</summary>
    private sealed class Round(Counter counter, MailServer server, MessagingHouse[] houses) : IAsyncDisposable
    {
        public Counter Counter => counter;
        public MailServer Server => server;
        public IReadOnlyList<string> Reminders => [.. server.Mails.Select(mail => mail.Subject).Where(subject => subject.StartsWith("Rappel", StringComparison.Ordinal))];

        public static async Task<Round> StartAsync(TestCluster cluster, Instant now, CancellationToken stop)
        {
            var (counter, server) = (await Counter.OpenAsync(cluster), await MailServer.StartAsync(stop));
            counter.Town.Clock.Reset(now);
            var houses = new List<MessagingHouse>();
            for (var at = 0; at < 2; at++) houses.Add(await MessagingHouse.OpenAsync(counter.Town.Database, stop, MessagingHouse.Mail(server.Port), town: counter.Town.Id));
            return new Round(counter, server, [.. houses]);
        }

        public async Task<JsonElement> BookAsync(Instant startsAt)
        {
            var payload = (await counter.BookAsync(startsAt, also: new { kind = "OUTSIDE_OPENING" })).GetProperty("data").GetProperty("bookAppointment");
            Counter.ErrorOf(payload).ShouldBeNull();
            return payload.GetProperty("appointment");
        }

        public async Task DoAsync(string useCase, JsonElement appointment, object? also = null) =>
            Counter.ErrorOf(await counter.DoAsync(useCase, appointment, also)).ShouldBeNull();

        /// <summary>Both workers deliver, at once, all that is due at this instant.</summary>
        public Task DeliverAtAsync(Instant now, CancellationToken stop)
        {
            foreach (var house in houses) house.Clock.Advance(now - house.Clock.GetCurrentInstant());
            return Task.WhenAll(houses.Select(house => Task.Run(() => house.DeliverAsync(stop), stop)));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var house in houses) await house.DisposeAsync();
            await server.DisposeAsync();
            await counter.DisposeAsync();
        }
    }
}
