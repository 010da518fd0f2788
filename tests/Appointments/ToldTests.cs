using System.Text.Json;
using Inclusion.Platform.Messaging;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Messaging;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>What a resident is told of an appointment, and by which way it reaches them: real messages of the product, from the booking to whoever receives them.</summary>
public sealed class ToldTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Mobile = "+33612345678";
    private readonly DirectoryInfo _texts = Directory.CreateTempSubdirectory("inclusion-texts-");
    private Counter? _counter;
    private MailServer? _server;
    private MessagingHouse? _house;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Counter Desk => _counter ?? throw new InvalidOperationException("Not open.");
    private IReadOnlyList<ReceivedMail> Mails => _server?.Mails ?? throw new InvalidOperationException("Not open.");

    public async ValueTask InitializeAsync()
    {
        (_counter, _server) = (await Counter.OpenAsync(cluster), await MailServer.StartAsync(Stop));
        var settings = MessagingHouse.Mail(_server.Port, "None", ("Sms:Folder", _texts.FullName), ("Sms:StopKey", "clé"));
        _house = await MessagingHouse.OpenAsync(_counter.Town.Database, Stop, settings, town: _counter.Town.Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        if (_counter is not null) await _counter.DisposeAsync();
        _texts.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_message_carries_the_invite_and_says_what_to_bring()
    {
        await BookAndDeliverAsync();
        var mail = Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Votre rendez-vous du mardi 8 septembre à 9 h");
        mail.Text.ShouldNotBeNull().ShouldContain("« Aide aux démarches »");
        mail.Text.ShouldContain("À apporter : une pièce d'identité");
        var invite = Unfolded(mail);
        invite.ShouldContain("METHOD:REQUEST");
        invite.ShouldContain("SUMMARY:Aide aux démarches");
        invite.ShouldContain("CLASS:PUBLIC");
    }

    [Fact]
    public async Task Of_a_discreet_reason_neither_the_mail_nor_its_invite_says_anything()
    {
        await Desk.SqlAsync("update reason set is_discreet = true");
        var booked = await BookAndDeliverAsync();
        await Desk.DoAsync("cancelAppointment", booked, new { side = "RESIDENT", reason = "CANNOT_COME" });
        await DeliverAsync();

        Mails.Select(mail => Unfolded(mail).Contains("METHOD:CANCEL", StringComparison.Ordinal)).ShouldBe([false, true]);
        foreach (var mail in Mails)
        {
            var all = mail.Subject + mail.Text + mail.Html + string.Join('\n', mail.Headers) + Unfolded(mail);
            all.ShouldNotContain("démarches");
            all.ShouldNotContain("identité");
            Unfolded(mail).ShouldContain("SUMMARY:Rendez-vous");
            Unfolded(mail).ShouldContain("CLASS:PRIVATE");
        }
    }

    [Fact]
    public async Task Whoever_has_only_a_mobile_gets_a_text_message()
    {
        await Desk.SqlAsync($"update contact_point set kind = 'MOBILE', value = '{Mobile}'");
        await BookAndDeliverAsync();

        Mails.ShouldBeEmpty();
        var text = JsonSerializer.Deserialize<KeptSms>(await File.ReadAllTextAsync(_texts.EnumerateFiles().ShouldHaveSingleItem().FullName, Stop)).ShouldNotBeNull();
        text.To.ShouldBe(Mobile);
        text.Text.ShouldStartWith("RDV Aide aux démarches 08/09 9 h");
        (await Desk.ReadAsync<string>("select channel || ' ' || state from message_receipt")).ShouldBe("SMS SENT");
    }

    [Theory]
    [InlineData("LANDLINE", "+33123456789")]
    [InlineData("POSTAL", "3 rue Inventée, 99001 Ville-Inventée")]
    public async Task Whoever_has_neither_e_mail_nor_mobile_gets_a_letter_that_the_structure_prints(string kind, string value)
    {
        await Desk.SqlAsync($"update contact_point set kind = '{kind}', value = '{value}'");
        var booked = await BookAndDeliverAsync();

        Mails.ShouldBeEmpty();
        _texts.EnumerateFiles().ShouldBeEmpty();
        var letters = await Desk.Town.AskAsync(Desk.Town.AsSocialWorker, "{ lettersToPrint { nodes { kind subjectId page } } }");
        var letter = letters.GetProperty("data").GetProperty("lettersToPrint").GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
        letter.GetProperty("kind").GetString().ShouldBe("APPOINTMENT_BOOKED");
        letter.GetProperty("subjectId").GetString().ShouldBe(booked.GetProperty("id").GetString());
        (await Desk.ReadAsync<string>("select channel || ' ' || state from message_receipt")).ShouldBe("LETTER PROCESSED");
    }

    private async Task<JsonElement> BookAndDeliverAsync()
    {
        var payload = (await Desk.BookAsync(Counter.Tuesday9)).GetProperty("data").GetProperty("bookAppointment");
        Counter.ErrorOf(payload).ShouldBeNull();
        await DeliverAsync();
        return payload.GetProperty("appointment");
    }

    private Task DeliverAsync() => (_house ?? throw new InvalidOperationException("Not open.")).DeliverAsync(Stop);

    private static string Unfolded(ReceivedMail mail) =>
        mail.Attachments.First(part => part.ContentType.StartsWith("text/calendar", StringComparison.Ordinal)).Content.Replace("\r\n ", "", StringComparison.Ordinal);
}
