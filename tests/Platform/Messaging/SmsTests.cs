using System.Text.Json;
using Inclusion.Platform.Messaging;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>Text messages over a real socket.</summary>
public sealed class SmsTests(TestCluster cluster)
{
    private const string Mobile = "+33612345678";
    private static readonly RenderedMessage.Sms Short = new(Mobile, "RDV Aide aux démarches mardi 9 h, Hôtel de ville. {{reference}} \"guillemets\"");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_message_is_posted_as_json_with_its_secret_and_a_stable_reference()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside.Url));

        var id = await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);

        var posted = outside.Posts.ShouldHaveSingleItem();
        (posted.Path, posted.ContentType, posted.Secret).ShouldBe(("/messages", "application/json; charset=utf-8", "Bearer secret"));
        using var body = JsonDocument.Parse(posted.Body);
        body.RootElement.EnumerateObject().Select(each => (each.Name, each.Value.GetString())).ShouldBe(
        [
            ("to", Mobile), ("text", "RDV Aide aux démarches mardi 9 h, Hotel de ville. {{reference}} \"guillemets\""), ("from", "Inclusion"), ("reference", id.Value.ToString()),
        ]);
        var receipt = (await house.ReceiptAsync(id, Stop)).ShouldNotBeNull();
        (receipt.State, receipt.Channel, receipt.Segments).ShouldBe((MessageState.Sent, MessageChannel.Sms, 1));
        house.Log.Text.ShouldNotContain("612345678");
        house.Log.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_form_holds_each_value_encoded()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside.Url,
            ("Sms:ContentType", "application/x-www-form-urlencoded"), ("Sms:Template", "to={{to}}&text={{text}}&n=1")));

        await house.OrderAsync(new RenderedMessage.Sms(Mobile, "10 h & 11 h = à voir"), Stop);
        await house.DeliverAsync(Stop);

        outside.Posts.ShouldHaveSingleItem().Body.ShouldBe("to=%2B33612345678&text=10%20h%20%26%2011%20h%20%3D%20%C3%A0%20voir&n=1");
    }

    [Theory]
    [InlineData(400, "STUCK 1 MESSAGE_REFUSED")]
    [InlineData(401, "QUEUED 1 SIGN_IN_REFUSED")]
    [InlineData(429, "QUEUED 1 SERVER_BUSY")]
    [InlineData(500, "QUEUED 1 SERVER_UNREACHABLE")]
    public async Task What_the_operator_answers_decides_whether_it_is_tried_again(int status, string queue)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        outside.Answer = Status(status);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside.Url));

        var id = await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe(queue);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var elsewhere = await SmsOperator.StartAsync(Stop);
        await using var outside = await SmsOperator.StartAsync(Stop);
        outside.Answer = context =>
        {
            context.Response.Redirect(elsewhere.Url.ToString(), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside.Url));

        var id = await house.OrderAsync(Short, Stop);
        await house.DeliverAsync(Stop);

        elsewhere.Posts.ShouldBeEmpty();
        (await house.QueueAsync(id, Stop)).ShouldBe("QUEUED 1 SERVER_UNREACHABLE");
    }

    [Theory]
    [InlineData("+33612345678\r\nX: y", "Bonjour", "ADDRESS_MALFORMED")]
    [InlineData("0612345678", "Bonjour", "ADDRESS_MALFORMED")]
    [InlineData(Mobile, "Bon\u0007jour", "FORBIDDEN_CHARACTER")]
    [InlineData(Mobile, null, "SMS_TOO_LONG")]
    public async Task A_malformed_number_or_text_never_leaves(string to, string? text, string fault)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var outside = await SmsOperator.StartAsync(Stop);
        await using var house = await MessagingHouse.OpenAsync(database, Stop, Settings(outside.Url));

        var id = await house.OrderAsync(new RenderedMessage.Sms(to, text ?? new string('a', 307)), Stop);
        await house.DeliverAsync(Stop);

        (await house.QueueAsync(id, Stop)).ShouldBe($"STUCK 1 {fault}");
        outside.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_file_adapter_writes_each_message_down()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("inclusion-sms-");
        await using var house = await MessagingHouse.OpenAsync(database, Stop, new() { ["Sms:Folder"] = folder.FullName, ["Sms:StopKey"] = "clé" });

        await house.OrderAsync(new RenderedMessage.Sms(Mobile, "Bonjour"), Stop);
        await house.DeliverAsync(Stop);

        var kept = JsonSerializer.Deserialize<KeptSms>(await File.ReadAllTextAsync(folder.GetFiles("*.sms.json").ShouldHaveSingleItem().FullName, Stop));
        (kept?.To, kept?.Text, kept?.Segments).ShouldBe((Mobile, "Bonjour", 1));
        folder.Delete(recursive: true);
    }

    internal static Dictionary<string, string?> Settings(Uri url, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["Sms:Url"] = url.ToString(), ["Sms:Secret"] = "Bearer secret", ["Sms:StopKey"] = "une clé de trente-deux caractères" };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
