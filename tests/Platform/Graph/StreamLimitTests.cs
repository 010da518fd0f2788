using System.Net.Http.Headers;
using System.Net.Http.Json;
using Inclusion.Platform.Graph.Guard;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>How many streams, how long, how fast.</summary>
public sealed class StreamLimitTests : IAsyncLifetime
{
    private const string Rings = "subscription { rings }";
    private const string End = "event: complete\ndata: ";

    private TinyHost? _host;

    private TinyHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await TinyHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task A_person_holds_ten_streams_and_no_eleventh_while_others_are_not_touched()
    {
        var held = new List<OpenStream>();
        for (var number = 0; number < 10; number++) held.Add(await OpenAsync(Host.Partner));

        var refused = await TinyHost.PostAsync(Host.Partner, JsonContent.Create(new { query = Rings }), "text/event-stream");
        (refused.Status, refused.Code).ShouldBe((429, "TOO_MANY_STREAMS"));
        using var other = Host.Client();
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "partner-7");
        await using (await OpenAsync(other)) await UntilAsync(() => Host.Bell.Listeners == 11);

        await held[0].DisposeAsync();
        await UntilAsync(() => Host.Bell.Listeners == 9);
        await using (var again = await OpenAsync(Host.Partner)) again.ContentType.ShouldBe("text/event-stream; charset=utf-8");
        foreach (var stream in held) await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_is_completed_when_its_time_is_over_and_beats_until_then()
    {
        await using var host = await TinyHost.StartAsync(new GraphLimits
        {
            StreamLifetime = TimeSpan.FromSeconds(3),
            Heartbeat = TimeSpan.FromMilliseconds(200),
        });
        await using var stream = await OpenStream.OfAsync(host.Partner, Rings);

        (await stream.NextAsync()).ShouldBe(":");
        (await stream.NextAsync()).ShouldBe(":");
        (await stream.NextEventAsync()).ShouldBe(End);
        (await stream.NextAsync()).ShouldBeNull();
        await UntilAsync(() => host.Bell.Listeners == 0);
    }

    [Fact]
    public async Task A_stream_whose_events_come_faster_than_they_are_read_is_closed()
    {
        await using var host = await TinyHost.StartAsync(new GraphLimits { WaitingEvents = 4 });
        host.Rights.Delay = TimeSpan.FromMilliseconds(50);
        await using var stream = await OpenStream.OfAsync(host.Partner, Rings);
        await UntilAsync(() => host.Bell.Listeners == 1);

        for (var number = 0; number < 50; number++) host.Bell.Ring($"{number}");

        var read = new List<string>();
        for (var block = await stream.NextEventAsync(); block is not null; block = await stream.NextEventAsync()) read.Add(block);
        read[^1].ShouldBe(End);
        read[^2].ShouldContain("STREAM_TOO_FAST");
        read.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_told_and_the_stream_goes_on()
    {
        await using var host = await TinyHost.StartAsync(new GraphLimits { ExecutionTime = TimeSpan.FromSeconds(2) });
        await using var stream = await OpenStream.OfAsync(host.Partner, Rings);
        await UntilAsync(() => host.Bell.Listeners == 1);
        host.Rights.Delay = TimeSpan.FromSeconds(30);
        host.Bell.Ring("lent");
        (await stream.NextEventAsync() ?? "").ShouldContain("TIMEOUT");

        host.Rights.Delay = TimeSpan.Zero;
        host.Bell.Ring("vif");
        (await stream.NextEventAsync()).ShouldBe("event: next\ndata: {\"data\":{\"rings\":\"vif\"}}");
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
