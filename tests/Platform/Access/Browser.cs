using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Inclusion.Tests.Platform.Access;

/// <summary>A browser without script: keeps cookies, follows no redirect by itself, sends a page's hidden fields back.</summary>
/// <param name="address">Where it goes.</param>
/// <param name="handler">Keeps the cookies instead of the browser itself, for one behind a proxy.</param>
public sealed partial class Browser(Uri address, HttpMessageHandler? handler = null) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    public HttpClient Http => _http ??= new HttpClient(handler ?? new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { { "Accept", "text/html" } },
    };

    public CookieCollection Cookies => _cookies.GetCookies(address);

    public async Task<Shown> GetAsync(string path, CancellationToken stop) => await Shown.OfAsync(await Http.GetAsync(new Uri(path, UriKind.Relative), stop), stop);

    /// <summary>Opens the page, fills its form and sends it to where the form says.</summary>
    public async Task<Shown> FillAsync(string path, CancellationToken stop, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(path, stop);
        return page.Status == HttpStatusCode.OK ? await SendAsync(path, page, stop, fields) : page;
    }

    /// <summary>Sends the form of a page already shown.</summary>
    public async Task<Shown> SendAsync(string path, Shown page, CancellationToken stop, params (string Name, string Value)[] fields)
    {
        var form = HiddenFields().Matches(WebUtility.HtmlDecode(MainForm().Match(page.Body) is { Success: true } main ? main.Value : page.Body))
            .GroupBy(found => found.Groups["name"].Value).ToDictionary(group => group.Key, group => group.First().Groups["value"].Value);
        foreach (var (name, value) in fields) form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        return await Shown.OfAsync(await Http.PostAsync(new Uri(path, UriKind.Relative), content, stop), stop);
    }

    /// <summary>Asks the contract with the session's cookie, as the staff application does.</summary>
    public async Task<HttpResponseMessage> AskAsync(object body, CancellationToken stop)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        asking.Headers.Accept.ParseAdd("application/graphql-response+json");
        asking.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        asking.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Http.SendAsync(asking, stop);
    }

    public void Dispose() => _http?.Dispose();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainForm();

    [GeneratedRegex("<input[^>]*?(?:name=\"(?<name>[^\"]+)\" type=\"hidden\" value=\"(?<value>[^\"]*)\"|type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\")")]
    private static partial Regex HiddenFields();
}

/// <summary>What came back to the browser.</summary>
public sealed record Shown(HttpStatusCode Status, string Body, string? Location, HttpResponseMessage Response)
{
    /// <summary>The text a person reads.</summary>
    public string Text => WebUtility.HtmlDecode(Body);

    public static async Task<Shown> OfAsync(HttpResponseMessage response, CancellationToken stop) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(stop), response.Headers.Location?.ToString(), response);
}
