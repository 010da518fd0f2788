using Inclusion.Platform.Messaging;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>E-mails over a real socket, read by another program.</summary>
public sealed class SmtpTests(TestCluster cluster)
{
    private const string Ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Inclusion//FR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@saint-ebremond.example\r\nSUMMARY:Rendez-vous à l'hôtel de ville\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    private static readonly RenderedMessage.Email Greeting = new("jeanne@example.fr", "Votre rendez-vous à l’hôtel de ville", "Bonjour,\nà bientôt.\n") { ToName = "Jeanne Lefèvre" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_received_as_it_was_written_from_the_town_and_with_its_receipt()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));

        var id = await house.OrderAsync(Greeting with { Html = "<p>Bonjour,<br>à bientôt.</p>" }, Stop);
        await house.DeliverAsync(Stop);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Envelope.From.ShouldBe("rendez-vous@saint-ebremond.example");
        mail.Envelope.To.ShouldBe(["jeanne@example.fr"]);
        mail.From.ShouldBe("\"Ville de Saint-Ébremond\" <rendez-vous@saint-ebremond.example>");
        mail.To.ShouldBe("\"Jeanne Lefèvre\" <jeanne@example.fr>");
        mail.Subject.ShouldBe("Votre rendez-vous à l’hôtel de ville");
        mail.Text.ShouldNotBeNull().TrimEnd().ShouldBe("Bonjour,\nà bientôt.");
        mail.Html.ShouldNotBeNull().TrimEnd().ShouldBe("<p>Bonjour,<br>à bientôt.</p>");
        mail.MessageId.ShouldBe($"<{id.Value:N}@saint-ebremond.example>");
        mail.Headers.ShouldContain("Auto-Submitted: auto-generated");
        mail.Headers.ShouldContain("Date: Mon, 07 Sep 2026 07:00:00 +0000");

        var receipt = (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull();
        (receipt.State, receipt.Channel, receipt.SentAt, receipt.LastFault).ShouldBe((MessageState.Sent, MessageChannel.Email, house.Clock.GetCurrentInstant(), null));
    }

    [Fact]
    public async Task An_invite_is_one_of_the_forms_of_the_text_and_an_attachment_too()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));

        await house.OrderAsync(Greeting with { Invite = new Invite(InviteMethod.Request, Ics) }, Stop);
        await house.DeliverAsync(Stop);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Attachments.Select(part => (part.ContentType, part.Method, part.Filename, part.Content)).ShouldBe(
            [("text/calendar", "REQUEST", null, Ics), ("application/ics", null, "rendez-vous.ics", Ics)], ignoreOrder: true);
        mail.Source.ShouldContain("multipart/alternative");
        mail.Text.ShouldNotBeNull().ShouldStartWith("Bonjour");
    }

    [Fact]
    public async Task Starttls_with_a_certificate_that_the_town_trusts_seals_the_sign_in_and_the_mail()
    {
        using var certificate = new SelfMadeCertificate();
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop, certificate: certificate, user: "ville", password: "un mot de passe");
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port, "StartTls",
            ("Mail:User", "ville"), ("Mail:Password", "un mot de passe"), ("Mail:TrustedCertificates", certificate.CertificateFile)));

        await house.OrderAsync(Greeting, Stop);
        await house.DeliverAsync(Stop);

        var mail = server.Mails.ShouldHaveSingleItem();
        (mail.Secure, mail.User).ShouldBe((true, "ville"));
    }

    [Fact]
    public async Task Nothing_is_sent_over_a_connection_that_nobody_vouches_for()
    {
        using var certificate = new SelfMadeCertificate();
        await using var database = await cluster.CreateDatabaseAsync();
        await using var unknown = await MailServer.StartAsync(Stop, certificate: certificate);
        await using var open = await MailServer.StartAsync(Stop);

        foreach (var server in new[] { unknown, open })
        {
            await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port, "StartTls"));
            var id = await house.OrderAsync(Greeting, Stop);
            await house.DeliverAsync(Stop);
            (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 CONNECTION_NOT_SECURE");
            server.Recipients.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_mail_and_says_why()
    {
        using var certificate = new SelfMadeCertificate();
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop, certificate: certificate, user: "ville", password: "le bon");
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port, "StartTls",
            ("Mail:User", "ville"), ("Mail:Password", "un autre"), ("Mail:TrustedCertificates", certificate.CertificateFile)));

        var id = await house.OrderAsync(Greeting, Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 SIGN_IN_REFUSED");
        house.Log.Text.ShouldNotContain("un autre");
    }

    [Theory]
    [InlineData("busy@example.fr", "QUEUED 1 SERVER_BUSY", MessageState.Processed)]
    [InlineData("unknown@example.fr", "STUCK 1 RECIPIENT_REFUSED", MessageState.Failed)]
    [InlineData("poison@example.fr", "STUCK 1 MESSAGE_REFUSED", MessageState.Failed)]
    [InlineData("slow@example.fr", "QUEUED 1 TIMED_OUT", MessageState.Processed)]
    public async Task What_the_server_answers_decides_whether_it_is_tried_again_or_waits_for_a_person(string to, string queue, MessageState state)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port, more: [("Mail:TimeoutSeconds", "2")]));

        var id = await house.OrderAsync(Greeting with { To = to }, Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe(queue);
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().State.ShouldBe(state);
        server.Mails.ShouldBeEmpty();
        house.Log.Text.ShouldNotContain(to);
    }

    [Fact]
    public async Task A_server_that_was_down_gets_everything_once_it_is_back()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var gone = await MailServer.StartAsync(Stop);
        var port = gone.Port;
        await gone.DisposeAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(port));
        var ids = new[] { await house.OrderAsync(Greeting, Stop), await house.OrderAsync(Greeting, Stop), await house.OrderAsync(Greeting, Stop) };

        (await house.DeliverAsync(Stop)).ShouldBe(3);
        foreach (var id in ids) (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 SERVER_UNREACHABLE");

        await using var back = await MailServer.StartAsync(Stop, port);
        house.Clock.Advance(Duration.FromSeconds(73));
        (await house.DeliverAsync(Stop)).ShouldBe(3);
        back.Mails.Count.ShouldBe(3);
        (await database.AskAsync<long>("select count(*) from message_receipt where state = 'SENT' and last_fault is null", Stop)).ShouldBe(3);
    }

    [Theory]
    [InlineData("jeanne@example.fr\r\nBcc: tous@example.fr", "Bonjour", "FORBIDDEN_CHARACTER")]
    [InlineData("jeanne@example.fr", "Bonjour\r\nBcc: tous@example.fr", "FORBIDDEN_CHARACTER")]
    [InlineData("jeanne@example.fr", "Bonjour\nX-Autre: oui", "FORBIDDEN_CHARACTER")]
    [InlineData("jeanne@example.fr, tous@example.fr", "Bonjour", "ADDRESS_MALFORMED")]
    [InlineData("Jeanne <jeanne@example.fr>", "Bonjour", "ADDRESS_MALFORMED")]
    [InlineData("jeanne", "Bonjour", "ADDRESS_MALFORMED")]
    [InlineData("", "Bonjour", "ADDRESS_MALFORMED")]
    public async Task A_header_cannot_be_forged(string to, string subject, string fault)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));

        var id = await house.OrderAsync(new RenderedMessage.Email(to, subject, "Bonjour."), Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe($"STUCK 1 {fault}");
        server.Recipients.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forged_name_is_refused_too()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var server = await MailServer.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, MessagingHouse.Mail(server.Port));

        var id = await house.OrderAsync(Greeting with { ToName = "Jeanne\r\nBcc: tous@example.fr" }, Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe("STUCK 1 FORBIDDEN_CHARACTER");
        server.Recipients.ShouldBeEmpty();
    }
}
