using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Platform.Signals;

/// <summary>An OpenTelemetry collector (OTLP by HTTP) that keeps the bytes it is sent.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, StringBuilder> _received = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());
    public string Traces => _received.GetValueOrDefault("/v1/traces")?.ToString() ?? "";
    public string Metrics => _received.GetValueOrDefault("/v1/metrics")?.ToString() ?? "";

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{kind}", collector.ReceiveAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Protobuf keeps texts as UTF-8, which can be searched without taking it apart.</summary>
    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
        var kept = _received.GetOrAdd($"{http.Request.Path}", _ => new StringBuilder());
        lock (kept) kept.Append(Encoding.UTF8.GetString(body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
