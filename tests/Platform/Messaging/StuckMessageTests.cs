using System.Collections.Frozen;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>What keeps failing, and what a person does about it.</summary>
public sealed class StuckMessageTests(TestCluster cluster)
{
    private static readonly RenderedMessage.Email Canary = new("busy.canari@example.fr", "Objet canari", "Texte canari") { ToName = "Jeanne Canari" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_twelve_attempts_with_growing_pauses_a_message_waits_for_a_person()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var id = await house.OrderAsync(Canary, Stop);
        var began = house.Clock.GetCurrentInstant();

        for (var attempt = 1; attempt <= RetryPlan.Attempts; attempt++)
        {
            (await house.DeliverAsync(Stop)).ShouldBe(1);
            (await house.DeliverAsync(Stop)).ShouldBe(0);
            if (attempt < RetryPlan.Attempts) house.Clock.Advance(RetryPlan.Pause(attempt, 1));
        }

        (await house.QueueAsync(id, Stop)).ShouldBe("STUCK 12 SERVER_BUSY");
        (house.Clock.GetCurrentInstant() - began).ShouldBeInRange(Duration.FromHours(20), Duration.FromHours(25));
        house.Clock.Advance(Duration.FromDays(30));
        (await house.DeliverAsync(Stop)).ShouldBe(0);
        server.Recipients.Count.ShouldBe(12);
    }

    [Fact]
    public void The_pauses_double_from_one_minute_to_six_hours_and_are_spread_by_a_fifth()
    {
        Enumerable.Range(1, 11).Select(failed => RetryPlan.Pause(failed, 0.5).TotalMinutes).ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360], tolerance: 0.001);
        RetryPlan.Pause(1, 0).TotalSeconds.ShouldBe(48, 0.001);
        RetryPlan.Pause(1, 1).TotalSeconds.ShouldBe(72, 0.001);
        RetryPlan.Pause(int.MaxValue, 1).TotalHours.ShouldBe(7.2, 0.001);
    }

    [Fact]
    public async Task A_stuck_message_is_listed_and_leaves_once_a_person_has_it_tried_again()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var subject = StructureId.New();
        var id = await house.OrderAsync(subject, null, Canary with { To = "unknown@example.fr" }, Stop);
        await house.DeliverAsync(Stop);

        var listed = (await ListAsync(house)).ShouldHaveSingleItem();
        (listed.Id.Receipt, listed.Kind, listed.SubjectId, listed.LastFault, listed.Attempts)
            .ShouldBe((id, "GREETING", GlobalId.Of(subject), MessageFault.RecipientRefused, 1));

        house.Greetings.Say(subject.Value, Canary with { To = "jeanne@example.fr" });
        var retried = await RetryAsync(house, new StuckMessageId(id.Value));
        (retried.Value.Id, retried.Value.State, retried.Value.FailedAt).ShouldBe((id, MessageState.Processed, null));
        (await ListAsync(house)).ShouldBeEmpty();
        (await house.DeliverAsync(Stop)).ShouldBe(1);
        server.Mails.ShouldHaveSingleItem().Envelope.To.ShouldBe(["jeanne@example.fr"]);
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().State.ShouldBe(MessageState.Sent);
    }

    [Fact]
    public async Task A_message_that_was_given_up_never_leaves_and_its_receipt_stays_failed()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var id = await house.OrderAsync(Canary with { To = "unknown@example.fr" }, Stop);
        await house.DeliverAsync(Stop);

        var abandoned = await ActAsync(house, services => AbandonMessageMutation.AbandonMessageAsync(
            new(new(id.Value)), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Outbox>(), Stop));

        abandoned.Value.State.ShouldBe(MessageState.Failed);
        (await house.QueueAsync(id, Stop)).ShouldBeNull();
        (await RetryAsync(house, new(id.Value))).Refusals.ShouldHaveSingleItem().ShouldBeOfType<UnknownId>();
    }

    [Fact]
    public async Task Another_towns_stuck_message_is_neither_seen_nor_touched()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        await using var stranger = await MessagingHouse.OpenAsync(database, Stop);
        var id = await house.OrderAsync(Canary with { To = "unknown@example.fr" }, Stop);
        await house.DeliverAsync(Stop);

        (await ListAsync(stranger)).ShouldBeEmpty();
        (await RetryAsync(stranger, new(id.Value))).Refusals.ShouldHaveSingleItem().ShouldBeOfType<UnknownId>();
        (await stranger.ReceiptAsync(id, Stop)).ShouldBeNull();
        (await house.QueueAsync(id, Stop)).ShouldBe("STUCK 1 RECIPIENT_REFUSED");
    }

    [Fact]
    public async Task No_table_and_no_log_holds_an_address_a_name_or_a_text()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        foreach (var to in new[] { "canari@example.fr", "busy.canari@example.fr", "unknown.canari@example.fr", "poison.canari@example.fr", "canari\r\n@example.fr" })
            await house.OrderAsync(Canary with { To = to }, Stop);
        await house.OrderAsync(new RenderedMessage.Letter(["Jeanne Canari", "1 rue du Canari"], "Objet canari", ["Texte canari"]), Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(6);

        server.Mails.ShouldHaveSingleItem().Source.ShouldContain("canari");
        house.Log.Text.ShouldNotContain("canari", Case.Insensitive);
        house.Log.Text.ShouldContain("RecipientRefused");
        foreach (var table in new[] { "outbox", "message_receipt", "letter", "sms_stop", "journal_act", "journal_reading" })
            (await database.AskAsync<long>($"select count(*) from {table} row where row::text ~* 'canari'", Stop)).ShouldBe(0, table);
        (await database.AskAsync<long>("select count(*) from message_receipt", Stop)).ShouldBe(6);
    }

    private static Task<Outcome<MessageReceiptType>> RetryAsync(MessagingHouse house, StuckMessageId id) => ActAsync(house, services => RetryMessageMutation.RetryMessageAsync(
        new(id), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), services.GetRequiredService<Outbox>(), Stop));

    private static Task<IReadOnlyList<StuckMessageType>> ListAsync(MessagingHouse house) => ActAsync(house, async services =>
    {
        var page = await MessageQueries.StuckMessagesAsync(new Page(20, null), services.GetRequiredService<Actor>(), services.GetRequiredService<InclusionDb>(), Stop);
        return (IReadOnlyList<StuckMessageType>)[.. page.Edges.Select(edge => edge.Node)];
    });

    private static Task<T> ActAsync<T>(MessagingHouse house, Func<IServiceProvider, Task<T>> act)
    {
        var coordinator = new Actor(ActorKind.Professional, house.Town, Guid.NewGuid(), StructureId.New(), new[] { Role.Coordinator }.ToFrozenSet(), FrozenSet<string>.Empty);
        return house.ActAsync(act, Stop, coordinator);
    }
}
