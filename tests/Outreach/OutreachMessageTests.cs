using System.Text.Json;
using Inclusion.Outreach;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Messaging;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Outreach;

/// <summary>What residents are told of their sessions, by mail with an invite, by text message, or by letter.</summary>
public sealed class OutreachMessageTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seat_is_confirmed_with_an_invite_reminded_two_days_before_moved_and_called_off()
    {
        await using var stall = await Stall.OpenAsync(cluster);
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(stall.Town.Database, Stop, MessagingHouse.Mail(server.Port), town: stall.Town.Id);
        var session = await stall.PlannedAsync(new { day = "2026-09-15" });
        await stall.RegisterAsync(session, stall.Counter.Resident);
        await house.DeliverAsync(Stop);
        server.Mails.Select(each => each.Subject).ShouldBe(["Votre place est réservée : mardi 15 septembre à 9 h"]);
        var key = await stall.ReadAsync<Guid>("select id from outreach_registration");
        InviteOf(server.Mails[0]).ShouldBe(["METHOD:REQUEST", "SEQUENCE:0", $"UID:{key}"]);

        await AtAsync(stall, house, Instant.FromUtc(2026, 9, 13, 6, 59, 59));
        server.Mails.Count.ShouldBe(1);
        await AtAsync(stall, house, Instant.FromUtc(2026, 9, 13, 7, 0));
        server.Mails[^1].Subject.ShouldBe("Rappel : votre séance du mardi 15 septembre à 9 h");

        await stall.DoAsync("changeSession", new { sessionId = session, terms = stall.Terms(new { day = "2026-09-15", startTime = "10:00" }) });
        await stall.DoAsync("cancelSession", new { sessionId = session, reason = "WEATHER" });
        await house.DeliverAsync(Stop);
        server.Mails.Select(each => each.Subject).Skip(2).ShouldBe(["La séance du mardi 15 septembre à 10 h est annulée"], "the move is overtaken by what followed");
        InviteOf(server.Mails[1]).ShouldBeEmpty("the calendar has it already");
        InviteOf(server.Mails[2]).ShouldBe(["METHOD:CANCEL", "SEQUENCE:2", $"UID:{key}"]);
        (await stall.ReadAsync<long>("select count(*) from outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_cannot_be_reached_gets_a_letter_that_the_structure_prints()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        await using var house = await MessagingHouse.OpenAsync(stall.Town.Database, Stop, town: stall.Town.Id);
        var session = await stall.PlannedAsync(new { seats = 1 });
        var seated = await stall.RegisterAsync(session, stall.People[0]);
        await stall.RegisterAsync(session, stall.People[1]);
        await house.DeliverAsync(Stop);
        await stall.DoAsync("leaveSession", new { registrationId = Stall.IdOf(seated) });
        await house.DeliverAsync(Stop);
        (await stall.ReadAsync<string>($"select string_agg(kind, ' ' order by kind) from letter where structure_id = '{stall.Town.Ccas.Value}'"))
            .ShouldBe("SESSION_PROMOTED SESSION_SEAT SESSION_SEAT_LEFT SESSION_WAITING");
    }

    [Fact]
    public async Task Who_was_recorded_twice_and_registered_twice_is_not_told_that_a_seat_was_given_back()
    {
        await using var stall = await Stall.OpenAsync(cluster, people: 2);
        await using var house = await MessagingHouse.OpenAsync(stall.Town.Database, Stop, town: stall.Town.Id);
        var session = await stall.PlannedAsync();
        foreach (var each in stall.People) await stall.RegisterAsync(session, each);
        await house.DeliverAsync(Stop);
        stall.Town.Clock.Advance(Duration.FromMinutes(10));
        await stall.Town.AskAsync(stall.Town.AsMediator, "mutation($input: MergeResidentsInput!) { mergeResidents(input: $input) { errors { __typename } } }",
            new { input = new { keptId = InventedTown.Global(stall.People[0]), absorbedId = InventedTown.Global(stall.People[1]) } });
        (await stall.ReadAsync<string>("select string_agg(number || ' ' || state, ', ' order by number) from outreach_registration")).ShouldBe("1 SEATED, 2 LEFT");
        (await stall.ReadAsync<long>("select count(*) from outbox where kind = 'SESSION_SEAT_LEFT'")).ShouldBe(1);
        house.Clock.Advance(Duration.FromMinutes(10));
        await house.DeliverAsync(Stop);
        (await stall.ReadAsync<string>("select string_agg(distinct kind, ' ') from letter")).ShouldBe("SESSION_SEAT");
    }

    [Fact]
    public void The_invite_of_a_seat_keeps_its_key_and_counts_its_changes()
    {
        var registration = Registered();
        registration.Sequence.ShouldBe(0);
        registration.FollowSession();
        registration.Leave(Stall.Begins);
        registration.Sequence.ShouldBe(2);
    }

    [Theory]
    [InlineData(OutreachNews.Seated)]
    [InlineData(OutreachNews.Waiting)]
    [InlineData(OutreachNews.Promoted)]
    [InlineData(OutreachNews.Moved)]
    [InlineData(OutreachNews.Cancelled)]
    [InlineData(OutreachNews.Left)]
    [InlineData(OutreachNews.Reminder)]
    public void A_text_message_takes_two_segments_at_most_whatever_the_names_are(OutreachNews news)
    {
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var saying = new OutreachSaying(news, new string('é', SessionTerms.TitleMax), Stall.Begins, paris, new string('x', 400), new string('x', 200), "Ville-Inventée", "+33123456789");
        OutreachWording.Text(saying).Length.ShouldBeLessThanOrEqualTo(306);
        OutreachWording.Text(saying with { Title = "Atelier smartphone", PlaceName = "Halle du marché" }).Length.ShouldBeLessThanOrEqualTo(160);
    }

    private static IEnumerable<string> InviteOf(ReceivedMail mail) => mail.Attachments.SelectMany(each => each.Content.Split("\r\n"))
        .Where(line => line.StartsWith("METHOD:", StringComparison.Ordinal) || line.StartsWith("SEQUENCE:", StringComparison.Ordinal) || line.StartsWith("UID:", StringComparison.Ordinal))
        .Distinct().Order(StringComparer.Ordinal);

    private static SessionRegistration Registered()
    {
        var terms = new SessionTerms(SessionKind.Workshop, "Atelier", null, [], new Interval(Stall.Begins, Stall.Ends), DateTimeZone.Utc, [], 2, [], 0);
        var session = OutreachSession.Plan(new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()), terms, InventedTown.Start);
        return SessionRegistration.Enter(session, new(Guid.NewGuid()), 1, true, null, InventedTown.Start);
    }

    private static async Task AtAsync(Stall stall, MessagingHouse house, Instant now)
    {
        stall.Town.Clock.Reset(now);
        house.Clock.Advance(now - house.Clock.GetCurrentInstant());
        await house.DeliverAsync(Stop);
    }
}
