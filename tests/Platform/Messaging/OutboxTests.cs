using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

public sealed class OutboxTests(TestCluster cluster)
{
    private static readonly RenderedMessage.Email Busy = new("busy@example.fr", "Occupé", "Occupé.");
    private static readonly RenderedMessage.Email Fine = new("jeanne@example.fr", "Bonjour", "Bonjour.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_that_is_rolled_back_orders_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);

        await house.ActAsync(services => services.GetRequiredService<Outbox>()
            .EnqueueAsync<GreetingMessage>(new Posting(StructureId.New()), Stop), commit: false, Stop);

        (await database.AskAsync<long>("select count(*) from outbox", Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_is_read_back_as_it_was_given()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);
        var (subject, recipient) = (StructureId.New(), ProfessionalId.New());
        var id = await house.OrderAsync(subject, recipient, Fine, Stop);

        var leased = await house.Services.GetRequiredService<OutboxLeases>().LeaseAsync(Stop);

        leased.ShouldNotBeNull().Attempt.ShouldBe(1);
        leased.Order.ShouldBe(new MessageOrder(
            id, house.Town, "GREETING", "Structure", subject.Value, "Professional", recipient.Value, 3, 2, house.Clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task Messages_about_one_subject_to_one_recipient_leave_in_order()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var (subject, recipient, other) = (StructureId.New(), ProfessionalId.New(), ProfessionalId.New());

        var first = await house.OrderAsync(subject, recipient, Busy, Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(1);
        var second = await house.OrderAsync(subject, recipient, Fine, Stop);
        var third = await house.OrderAsync(subject, other, Fine, Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(1);

        (await house.QueueAsync(first, Stop)).ShouldBe("QUEUED 1 SERVER_BUSY");
        (await house.QueueAsync(second, Stop)).ShouldBe("QUEUED 0");
        (await house.QueueAsync(third, Stop)).ShouldBeNull();

        house.Clock.Advance(Duration.FromMinutes(2));
        (await house.DeliverAsync(Stop)).ShouldBe(2);
        server.Mails.Select(mail => mail.MessageId).ShouldBe(new[] { third, first, second }.Select(id => $"<{id.Value:N}@saint-ebremond.example>"));
    }

    [Fact]
    public async Task A_reminder_for_later_waits_for_its_hour_and_holds_up_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var (subject, recipient) = (StructureId.New(), ProfessionalId.New());

        var reminder = await house.OrderAsync(subject, recipient, Fine, Stop, house.Clock.GetCurrentInstant() + Duration.FromHours(5));
        var now = await house.OrderAsync(subject, recipient, Fine, Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(1);
        (await house.QueueAsync(now, Stop)).ShouldBeNull();

        house.Clock.Advance(Duration.FromHours(5) - Duration.FromSeconds(1));
        (await house.DeliverAsync(Stop)).ShouldBe(0);
        house.Clock.Advance(Duration.FromSeconds(1));
        (await house.DeliverAsync(Stop)).ShouldBe(1);
        (await house.ReceiptAsync(reminder, Stop)).ShouldNotBeNull().SentAt.ShouldBe(house.Clock.GetCurrentInstant());
    }

    [Fact]
    public async Task A_message_that_was_taken_back_or_has_nothing_left_to_say_never_leaves()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var withdrawn = StructureId.New();

        await house.OrderAsync(withdrawn, null, Fine, Stop);
        var silent = await house.OrderAsync(null, Stop);
        await house.ActAsync(async services =>
        {
            await services.GetRequiredService<Outbox>().WithdrawAsync<GreetingMessage>(withdrawn, Stop);
            return true;
        }, Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(1);

        server.Recipients.ShouldBeEmpty();
        (await house.ReceiptAsync(silent, Stop)).ShouldBeNull();
        (await database.AskAsync<long>("select count(*) from outbox", Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Four_workers_in_two_processes_send_each_of_200_messages_once()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        var settings = MessagingHouse.Mail(server.Port, more: [("Messaging:Workers", "4"), ("Messaging:PollSeconds", "1")]);
        await using var first = await MessagingHouse.OpenAsync(database, Stop, settings, workers: true);
        await using var second = await MessagingHouse.OpenAsync(database, Stop, settings, workers: true, town: first.Town);

        for (var at = 0; at < 200; at++)
        {
            var subject = StructureId.New();
            second.Greetings.Say(subject.Value, Fine);
            await first.OrderAsync(subject, null, Fine, Stop);
        }

        await Eventually.TrueAsync(async () => await database.AskAsync<long>("select count(*) from message_receipt where state = 'SENT'", Stop) == 200, Stop);
        server.Mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(200);
        server.Mails.Count.ShouldBe(200);
        (await database.AskAsync<long>("select count(*) from outbox", Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_worker_held_comes_back_when_its_lease_ends()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        var id = await house.OrderAsync(Fine, Stop);

        (await house.Services.GetRequiredService<OutboxLeases>().LeaseAsync(Stop)).ShouldNotBeNull();
        house.Clock.Advance(OutboxLeases.LeaseLength - Duration.FromSeconds(1));
        (await house.DeliverAsync(Stop)).ShouldBe(0);
        house.Clock.Advance(Duration.FromSeconds(1));
        (await house.DeliverAsync(Stop)).ShouldBe(1);

        server.Mails.Count.ShouldBe(1);
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().State.ShouldBe(MessageState.Sent);
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_because_nobody_could_mark_it_bears_the_same_message_id()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));
        await house.OrderAsync(Fine, Stop);
        await using (var blocker = NpgsqlDataSource.Create(database.Superuser))
        {
            // As if the process died between the sending and the marking: the mark is refused.
            await using var refuse = blocker.CreateCommand("revoke delete on outbox from inclusion_app");
            await refuse.ExecuteNonQueryAsync(Stop);
            await Should.ThrowAsync<PostgresException>(() => house.DeliverAsync(Stop));
            await using var allow = blocker.CreateCommand("grant delete on outbox to inclusion_app");
            await allow.ExecuteNonQueryAsync(Stop);
        }

        house.Clock.Advance(OutboxLeases.LeaseLength);
        (await house.DeliverAsync(Stop)).ShouldBe(1);
        (await house.DeliverAsync(Stop)).ShouldBe(0);
        server.Mails.Count.ShouldBe(2);
        server.Mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_its_room_cannot_write_is_tried_again_and_its_exception_is_not_quoted()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop);
        var subject = StructureId.New();
        house.Greetings.Say(subject.Value, _ => throw new InvalidOperationException("Jeanne Canari, jeanne.canari@example.fr"));
        var id = await house.ActAsync(services => services.GetRequiredService<Outbox>().EnqueueAsync<GreetingMessage>(new Posting(subject), Stop), Stop);

        (await house.DeliverAsync(Stop)).ShouldBe(1);

        (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 NOT_RENDERED");
        house.Log.Text.ShouldContain("could not be rendered (InvalidOperationException");
        house.Log.Text.ShouldNotContain("anari");
    }
}
