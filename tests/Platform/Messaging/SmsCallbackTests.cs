using System.Net.Http.Json;
using System.Text;
using Inclusion.Platform.Messaging;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>What the operator of text messages tells afterwards.</summary>
public sealed class SmsCallbackTests(TestCluster cluster)
{
    private const string Mobile = "+33612345678", Secret = "Bearer rappel";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_arrived_stays_so_whatever_is_told_later()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside));
        await using var pages = await PagesHouse.OpenAsync(house, "Production", Settings(outside), Stop);
        var (arrived, lost) = (await house.OrderAsync(new RenderedMessage.Sms(Mobile, "Un"), Stop), await house.OrderAsync(new RenderedMessage.Sms(Mobile, "Deux"), Stop));
        await house.DeliverAsync(Stop);

        (await TellAsync(pages, house, new { reference = arrived.Value, status = "DELIVERED" })).ShouldBe(204);
        (await TellAsync(pages, house, new { reference = arrived.Value, status = "FAILED" })).ShouldBe(204);
        (await TellAsync(pages, house, new { reference = lost.Value, status = "FAILED" })).ShouldBe(204);
        (await TellAsync(pages, house, new { reference = Guid.NewGuid(), status = "DELIVERED" })).ShouldBe(204);

        var kept = (await house.ReceiptAsync(arrived, Stop)).ShouldNotBeNull();
        (kept.State, kept.DeliveredAt, kept.FailedAt).ShouldBe((MessageState.Delivered, house.Clock.GetCurrentInstant(), null));
        var failed = (await house.ReceiptAsync(lost, Stop)).ShouldNotBeNull();
        (failed.State, failed.LastFault).ShouldBe((MessageState.Failed, MessageFault.RecipientRefused));
    }

    [Theory]
    [InlineData("STOP", true)]
    [InlineData(" stop svp", true)]
    [InlineData("Arrêt", true)]
    [InlineData("Merci, à demain", false)]
    public async Task Who_answers_stop_gets_no_more(string text, bool stops)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside));
        await using var pages = await PagesHouse.OpenAsync(house, "Production", Settings(outside), Stop);

        (await TellAsync(pages, house, new { from = "06 12 34 56 78", text })).ShouldBe(204);

        var id = await house.OrderAsync(new RenderedMessage.Sms(Mobile, "Bonjour"), Stop);
        await house.DeliverAsync(Stop);
        (await house.QueueAsync(id, Stop)).ShouldBe(stops ? "STUCK 1 SMS_STOPPED" : null);
    }

    [Fact]
    public async Task A_stranger_an_unknown_town_and_what_is_no_call_are_refused_and_nothing_is_written()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside));
        await using var pages = await PagesHouse.OpenAsync(house, "Production", Settings(outside), Stop);
        var settings = Settings(outside);
        settings.Remove("Sms:CallbackSecret");
        await using var closed = await PagesHouse.OpenAsync(house, "Production", settings, Stop);
        var told = new { from = Mobile, text = "STOP" };

        (await TellAsync(pages, house, told, secret: "Bearer autre")).ShouldBe(401);
        (await TellAsync(pages, house, told, secret: "")).ShouldBe(401);
        (await TellAsync(closed, house, told, secret: "")).ShouldBe(401);
        (await TellAsync(pages, house, told, key: "une-autre-cle-de-ville")).ShouldBe(404);
        (await TellAsync(pages, house, new { from = Mobile, text = new string('a', 5000) })).ShouldBe(400);
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");
        (await PostAsync(pages, $"key-{house.Town.Value:N}", broken, Secret)).ShouldBe(400);
        (await database.AskAsync<long>("select count(*) from sms_stop", Stop)).ShouldBe(0);
    }

    private static async Task<int> TellAsync(PagesHouse pages, MessagingHouse house, object told, string secret = Secret, string? key = null)
    {
        using var content = JsonContent.Create(told);
        await content.LoadIntoBufferAsync(Stop);
        return await PostAsync(pages, key ?? $"key-{house.Town.Value:N}", content, secret);
    }

    private static async Task<int> PostAsync(PagesHouse pages, string key, HttpContent content, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/callbacks/sms/{key}") { Content = content };
        if (secret.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", secret);
        using var answer = await pages.Client.SendAsync(request, Stop);
        return (int)answer.StatusCode;
    }

    private static Dictionary<string, string?> Settings(SmsOperator outside) => SmsTests.Settings(outside.Url, ("Sms:CallbackSecret", Secret));
}
