using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Inclusion.Platform.Outgoing;

/// <summary>Why a call to the outside did not do what it should.</summary>
public enum OutgoingFault
{
    /// <summary>The town has set no address.</summary>
    NoTarget,
    /// <summary>The address is not https, or leads into a private network.</summary>
    AddressRefused,
    /// <summary>Nobody answers there.</summary>
    Unreachable,
    /// <summary>No answer came in time.</summary>
    TimedOut,
    /// <summary>The target sends elsewhere, which is not followed.</summary>
    Redirected,
    /// <summary>The target does not accept the signature.</summary>
    SignatureRefused,
    /// <summary>The target does not accept what is sent.</summary>
    ContentRefused,
    /// <summary>The target is broken or busy.</summary>
    TargetBroken,
}

/// <summary>
/// Calls addresses that a town typed. Each call resolves the host, checks every address it has, and connects to one of those
/// that were checked: https only, no redirect, no proxy, bounded in time and size.
/// </summary>
public sealed class OutgoingCalls : IDisposable
{
    public const int UrlMax = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), NamePatience = TimeSpan.FromSeconds(3);

    private readonly OutgoingSettings _settings;
    private readonly HttpClient _http;

    /// <param name="settings">What the operator allows besides the public network.</param>
    /// <param name="patience">How long a call may last in all; 10 seconds when not given.</param>
    public OutgoingCalls(OutgoingSettings settings, TimeSpan? patience = null)
    {
        _settings = settings;
        // No connection is kept: each call is checked anew.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = patience ?? Patience,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = patience ?? Patience };
    }

    /// <summary>The address when it may be called as it is written, as far as can be said without calling; null when it may not.</summary>
    public async Task<Uri?> ReadAsync(string text, CancellationToken stop)
    {
        if (text.Length > UrlMax || !Uri.TryCreate(text, UriKind.Absolute, out var target) || !IsFormed(target)) return null;
        if (_settings.Lists(target)) return target;
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(NamePatience);
        try
        {
            return Array.TrueForAll(await Dns.GetHostAddressesAsync(target.IdnHost, bounded.Token), PublicAddresses.Hold) ? target : null;
        }
        catch (Exception fault) when (fault is SocketException || fault is OperationCanceledException && !stop.IsCancellationRequested)
        {
            // A name that nobody knows yet may be typed; the call will say so.
            return target;
        }
    }

    /// <summary>Posts, and reads nothing of the answer but its status. Null when the target took it (2xx).</summary>
    public async Task<OutgoingFault?> PostAsync(Uri target, byte[] body, string contentType, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
    {
        if (!IsFormed(target)) return OutgoingFault.AddressRefused;
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return Read(answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return fault.InnerException is AddressRefusedException ? OutgoingFault.AddressRefused : OutgoingFault.Unreachable;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return OutgoingFault.TimedOut;
        }
    }

    public void Dispose() => _http.Dispose();

    private bool IsFormed(Uri target) =>
        target is { UserInfo: "", Fragment: "" } && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp && _settings.Lists(target));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, stop);
        if (!_settings.AllowedPrivateTargets.Contains($"{host}:{port}") && !Array.TrueForAll(addresses, PublicAddresses.Hold)) throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static OutgoingFault? Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => OutgoingFault.Redirected,
        401 or 403 => OutgoingFault.SignatureRefused,
        408 or 409 or 425 or 429 => OutgoingFault.TargetBroken,
        >= 400 and < 500 => OutgoingFault.ContentRefused,
        _ => OutgoingFault.TargetBroken,
    };

    private sealed class AddressRefusedException() : IOException("The host leads into a private network.");
}

/// <summary>Wires calls to the outside.</summary>
public static class OutgoingSetup
{
    public static IServiceCollection AddInclusionOutgoing(this IServiceCollection services, IConfiguration settings) =>
        services.AddSingleton(OutgoingSettings.Read(settings)).AddSingleton(house => new OutgoingCalls(house.GetRequiredService<OutgoingSettings>()));
}
