using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Grc;

/// <summary>How the small GRC treats a call.</summary>
internal enum Mood { Takes, AppliesThenBreaks, Hangs, Breaks, SendsElsewhere, Refuses }

/// <summary>
/// A small GRC on a socket of 127.0.0.1, written against Standard Webhooks alone: it checks signatures, applies each id once,
/// and is as unreliable as it is told to be.
/// </summary>
internal sealed class GrcStandIn : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Guid> _applied = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private WebApplication? _app;

    public int Port { get; private set; }
    public string Url => $"http://127.0.0.1:{Port}/requests";

    /// <summary>The secret as it was shown to the administrator (« whsec_… »).</summary>
    public string Secret { get; set; } = "";

    /// <summary>How the next call is treated.</summary>
    public Func<Mood> NextMood { get; set; } = () => Mood.Takes;

    /// <summary>Our request by the id of each call that was applied.</summary>
    public IReadOnlyDictionary<string, Guid> Applied => _applied;

    /// <summary>The id of each genuine call, in order, repeated ones included.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>How many calls had no genuine signature.</summary>
    public int Forged { get; private set; }

    public static async Task<GrcStandIn> StartAsync(CancellationToken stop)
    {
        var grc = new GrcStandIn();
        await grc.ComeBackAsync(stop);
        return grc;
    }

    /// <summary>Goes away: nobody listens at its port.</summary>
    public async Task GoAwayAsync()
    {
        if (_app is { } app) await app.DisposeAsync();
        _app = null;
    }

    public async Task ComeBackAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{Port}");
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync(stop);
        Port = new Uri(_app.Urls.Single()).Port;
    }

    /// <summary>A callback as this GRC signs it.</summary>
    public HttpRequestMessage CallBack(Uri address, string id, DateTimeOffset at, object told, string? secret = null)
    {
        var body = JsonSerializer.Serialize(told);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.TryAddWithoutValidation("webhook-signature", Signature(secret ?? Secret, id, seconds, body));
        return request;
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var (id, seconds, signatures) = (Header(context, "webhook-id"), Header(context, "webhook-timestamp"), Header(context, "webhook-signature").Split(' '));
        if (!signatures.Contains(Signature(Secret, id, seconds, body)))
        {
            Forged++;
            context.Response.StatusCode = 401;
            return;
        }

        var mood = NextMood();
        _calls.Enqueue(id);
        if (mood is Mood.Takes or Mood.AppliesThenBreaks) _applied.TryAdd(id, JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("requestId").GetGuid());
        if (mood is Mood.Hangs) await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (mood is Mood.SendsElsewhere) context.Response.Headers.Location = Url;
        context.Response.StatusCode = mood switch { Mood.Takes => 202, Mood.SendsElsewhere => 307, Mood.Refuses => 422, _ => 500 };
    }

    private static string Header(HttpContext context, string name) => context.Request.Headers[name].ToString();

    private static string Signature(string secret, string id, string seconds, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}")));
}
