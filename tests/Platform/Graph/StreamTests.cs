using System.Net.Http.Json;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Subscriptions as GraphQL over server-sent events, distinct connections.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private const string Rings = "subscription { rings }";
    private const string End = "event: complete\ndata: ";

    private TinyHost? _host;

    private TinyHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await TinyHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task The_client_of_graphql_sse_reads_each_event_and_the_end()
    {
        var output = await NodeProgram.RunAsync(
            "graphql-sse.mjs", TestContext.Current.CancellationToken, $"{Host.Address}graphql", "Bearer partner-1", "subscription { count }");

        output.ShouldBe("""
            {"data":{"count":"1"}}
            {"data":{"count":"2"}}
            {"data":{"count":"3"}}
            complete

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"Bonjour monde"}}""")]
    [InlineData("subscription { count ", "SYNTAX_ERROR")]
    [InlineData("subscription { nothing }", "VALIDATION_FAILED")]
    public async Task The_client_of_graphql_sse_reads_an_answer_or_a_refusal_as_one_event(string document, string expected)
    {
        var output = await NodeProgram.RunAsync(
            "graphql-sse.mjs", TestContext.Current.CancellationToken, $"{Host.Address}graphql", "Bearer partner-1", document);

        var lines = output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain(expected);
        lines[1].ShouldBe("complete");
    }

    [Fact]
    public async Task Each_event_is_read_in_a_scope_of_its_own()
    {
        await using var stream = await OpenAsync(Host.Partner);
        stream.ContentType.ShouldBe("text/event-stream; charset=utf-8");

        Host.Bell.Ring("un");
        (await stream.NextEventAsync()).ShouldBe("event: next\ndata: {\"data\":{\"rings\":\"un\"}}");
        Host.Bell.Ring("deux");
        (await stream.NextEventAsync()).ShouldBe("event: next\ndata: {\"data\":{\"rings\":\"deux\"}}");

        Host.Rights.Scopes.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Rights_that_are_withdrawn_end_the_stream_at_the_next_event_and_it_is_not_shown()
    {
        await using var stream = await OpenAsync(Host.Partner);
        Host.Rights.Withdrawn = true;

        Host.Bell.Ring("secret");

        var last = await stream.NextEventAsync() ?? "";
        last.ShouldContain("STREAM_CLOSED");
        last.ShouldNotContain("secret");
        (await stream.NextEventAsync()).ShouldBe(End);
        (await stream.NextEventAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_that_leaves_is_forgotten()
    {
        await using (await OpenAsync(Host.Partner)) await UntilAsync(() => Host.Bell.Listeners == 1);

        await UntilAsync(() => Host.Bell.Listeners == 0);
    }

    [Fact]
    public async Task A_source_that_fails_is_told_without_its_words()
    {
        await using var stream = await OpenStream.OfAsync(Host.Partner, "subscription { broken }");

        (await stream.NextEventAsync()).ShouldBe("event: next\ndata: {\"data\":{\"broken\":\"un\"}}");
        var last = await stream.NextEventAsync() ?? "";
        last.ShouldContain("INTERNAL");
        last.ShouldNotContain("Durand");
        (await stream.NextEventAsync()).ShouldBe(End);
        string.Join('\n', Host.Log.Lines).ShouldNotContain("Durand");
    }

    [Fact]
    public async Task A_subscription_read_as_JSON_is_answered_406_and_a_stranger_401()
    {
        using var content = JsonContent.Create(new { query = Rings });
        using var again = JsonContent.Create(new { query = Rings });

        var json = await TinyHost.PostAsync(Host.Partner, content);
        var stranger = await TinyHost.PostAsync(Host.Stranger, again, "text/event-stream");

        (json.Status, json.Code).ShouldBe((406, "EVENT_STREAM_REQUIRED"));
        (stranger.Status, stranger.Code).ShouldBe((401, "UNAUTHENTICATED"));
    }

    private async Task<OpenStream> OpenAsync(HttpClient client)
    {
        var before = Host.Bell.Listeners;
        var stream = await OpenStream.OfAsync(client, Rings);
        await UntilAsync(() => Host.Bell.Listeners == before + 1);
        return stream;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var attempt = 0; attempt < 2_000 && !isSo(); attempt++) await Task.Delay(10, TestContext.Current.CancellationToken);
        isSo().ShouldBeTrue();
    }
}
