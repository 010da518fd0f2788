namespace Inclusion.Benchmarks;

/// <summary>Sends cookies that are for https only over the plain http of the last stretch, as a proxy does; keeps each new one.</summary>
internal sealed class BehindProxy() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly Lock _keeping = new();
    private readonly Dictionary<string, string> _cookies = [];
    private volatile string _sent = "";

    /// <summary>What is sent as cookies by now.</summary>
    public IReadOnlyDictionary<string, string> Cookies
    {
        get
        {
            lock (_keeping) return new Dictionary<string, string>(_cookies);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (_sent.Length > 0) request.Headers.Add("Cookie", _sent);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set)) Keep(set);
        return response;
    }

    private void Keep(IEnumerable<string> set)
    {
        lock (_keeping)
        {
            foreach (var cookie in set)
            {
                var words = cookie.Split(';')[0].Split('=', 2);
                _cookies[words[0]] = words[1];
            }

            _sent = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        }
    }
}
