using System.Net;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>In Development nothing leaves the machine: a page shows what would have left.</summary>
public sealed class MailboxTests(TestCluster cluster) : IDisposable
{
    private const string Ics = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inclusion-mailbox-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Dictionary<string, string?> Settings => new() { ["Messaging:MailboxFolder"] = _folder.FullName, ["Sms:StopKey"] = "clé" };

    [Fact]
    public async Task Each_mail_text_message_and_letter_is_shown_with_its_invite()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings, environment: "Development");
        await using var pages = await PagesHouse.OpenAsync(house, "Development", Settings, Stop);
        var id = await house.OrderAsync(new RenderedMessage.Email("jeanne@example.fr", "Rendez-vous <annulé>", "Bonjour.") { Invite = new(InviteMethod.Cancel, Ics) }, Stop);
        await house.OrderAsync(new RenderedMessage.Sms("+33612345678", "RDV demain"), Stop);
        await house.OrderAsync(new RenderedMessage.Letter(["Jeanne"], "Votre rendez-vous", ["Bonjour."]), Stop);
        (await house.DeliverAsync(Stop)).ShouldBe(3);
        (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull().State.ShouldBe(MessageState.Sent);

        var list = WebUtility.HtmlDecode((await GetAsync(pages, MailboxPage.Path)).Body);
        list.ShouldContain("jeanne@example.fr");
        list.ShouldContain("RDV demain");
        list.ShouldContain("Lettre à imprimer");

        var mail = $"{MailboxPage.Path}/20260907T070000000-{id.Value:N}.eml";
        var shown = (await GetAsync(pages, mail)).Body;
        WebUtility.HtmlDecode(shown).ShouldContain("Rendez-vous <annulé>");
        shown.ShouldNotContain("<annul");
        shown.ShouldContain("METHOD:CANCEL");
        (await GetAsync(pages, $"{mail}/raw")).Body.ShouldContain($"Message-Id: <{id.Value:N}@saint-ebremond.example>");
        (await GetAsync(pages, $"{mail}/invite")).Body.ShouldBe(Ics);
    }

    [Theory]
    [InlineData("..%2Fmailbox.txt")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("nothing.eml")]
    public async Task A_name_that_is_not_in_the_mailbox_finds_nothing(string name)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings, environment: "Development");
        await using var pages = await PagesHouse.OpenAsync(house, "Development", Settings, Stop);

        foreach (var way in new[] { "", "/raw", "/invite" })
            (await GetAsync(pages, $"{MailboxPage.Path}/{name}{way}")).Status.ShouldBe((int)HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_mailbox_and_no_page_and_a_mail_without_a_server_waits()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings);
        await using var pages = await PagesHouse.OpenAsync(house, "Production", Settings, Stop);

        var id = await house.OrderAsync(new RenderedMessage.Email("jeanne@example.fr", "Bonjour", "Bonjour."), Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 CHANNEL_NOT_CONFIGURED");
        _folder.GetFiles().ShouldBeEmpty();
        (await GetAsync(pages, MailboxPage.Path)).Status.ShouldBe((int)HttpStatusCode.NotFound);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<(int Status, string Body)> GetAsync(PagesHouse pages, string path) => pages.GetAsync(path, null, StructureId.New(), Stop);
}
