using System.Net;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What every answer carries, what another site cannot do, and what Production adds.</summary>
public sealed class EveryAnswerTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/style.css")]
    [InlineData("/who")]
    [InlineData("/nowhere")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        await using var host = await AccessHost.StartAsync(cluster, Stop, "Production");
        using var browser = new Browser(host.Address);
        var answer = (await browser.GetAsync(path, Stop)).Response;
        string Header(string name) => string.Join(", ", answer.Headers.GetValues(name));
        Header("Content-Security-Policy").ShouldBe("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        Header("Referrer-Policy").ShouldBe("no-referrer");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Permissions-Policy").ShouldContain("camera=()");
        Header("Strict-Transport-Security").ShouldBe("max-age=63072000; includeSubDomains");
    }

    [Fact]
    public async Task In_production_cookies_are_bound_to_the_host_over_https_and_nothing_demo_exists()
    {
        await using var host = await AccessHost.StartAsync(cluster, Stop, "Production", new(AccessHost.Secrets()) { ["Access:SecondFactorRequired"] = "false" });
        host.Services.GetService<IServiceProviderIsService>().ShouldNotBeNull().IsService(typeof(DemoAccounts)).ShouldBeFalse();
        await using (var scope = host.Services.CreateAsyncScope())
            Should.Throw<InvalidOperationException>(() => ActivatorUtilities.CreateInstance<DemoAccounts>(scope.ServiceProvider)).Message.ShouldContain("Development only");

        var professional = await host.Town.EngageAsync("prod@essai.example", Stop, Role.Mediator);
        var email = await host.SignIn.OpenAccountAsync(host.Town.Id, professional, Stop);
        var set = await SignInByHandAsync(host, email);
        var session = set.Single(cookie => cookie.StartsWith("__Host-inclusion=", StringComparison.Ordinal));
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=lax" }) session.ShouldContain(part);
        session.ShouldNotContain("domain=");
        session.ShouldNotContain("expires=");
    }

    [Fact]
    public async Task Another_site_cannot_make_a_signed_in_browser_send_anything()
    {
        await using var host = await AccessHost.StartAsync(cluster, Stop);
        var professional = await host.Town.EngageAsync("vol@essai.example", Stop, Role.Mediator);
        using var browser = await host.SignIn.BrowseAsync(host.Town.Id, professional, Stop);
        (await PostAsync(browser, [])).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(browser, [("Sec-Fetch-Site", "same-origin")])).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(browser, [("Origin", host.Address.GetLeftPart(UriPartial.Authority))])).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(browser, [("Sec-Fetch-Site", "cross-site")])).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(browser, [("Sec-Fetch-Site", "same-site")])).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(browser, [("Origin", "https://evil.example")])).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(browser, [("Origin", "null")])).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Access:Secret", null)]
    [InlineData("Access:Secret", "c2hvcnQ=")]
    [InlineData("Access:SigningKey", null)]
    [InlineData("Access:SigningKey", "not a key")]
    [InlineData("Access:PublicAddress", "http://in-clear.example/")]
    public async Task A_missing_or_broken_secret_stops_the_start_in_one_sentence(string setting, string? value)
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>(AccessHost.Secrets()) { [setting] = value };
        Should.Throw<StartRefusedException>(() => AccessHost.Build(database, "Production", settings))
            .Message.ShouldContain(setting.Replace(":", "__", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_outlives_a_restart_and_not_another_secret()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var town = await TestTown.MakeAsync(database, Stop);
        var client = await town.AdmitAsync("partenaire-durable", Stop, Scopes.PlanningRead);
        var secrets = AccessHost.Secrets();
        string token;
        await using (var first = AccessHost.Build(database, "Development", secrets))
        {
            await first.StartAsync(Stop);
            token = await new SignIn(first.Services, new Uri(first.Urls.Single())).TokenAsync(town.Id, client, Stop);
        }

        (await WhoAsync(database, secrets, token)).ShouldBe(HttpStatusCode.OK);
        // It says loudly that it cannot open the ring, as it must: here that is what is wanted.
        var others = new Dictionary<string, string?>(AccessHost.Secrets()) { ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "None" };
        (await WhoAsync(database, others, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> WhoAsync(TestDatabase database, Dictionary<string, string?> secrets, string token)
    {
        await using var app = AccessHost.Build(database, "Development", secrets);
        await app.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        return (await http.GetAsync(new Uri("/who", UriKind.Relative), Stop)).StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(Browser browser, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/who", UriKind.Relative)) { Content = new StringContent("{}", null, "application/json") };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return (await browser.Http.SendAsync(request, Stop)).StatusCode;
    }

    /// <summary>Secure cookies are not sent back over http, so they are carried by hand.</summary>
    private static async Task<IReadOnlyList<string>> SignInByHandAsync(AccessHost host, string email)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var page = await http.GetAsync(new Uri("/account/sign-in", UriKind.Relative), Stop);
        var form = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-inclusion-form=", StringComparison.Ordinal));
        var body = await page.Content.ReadAsStringAsync(Stop);
        var token = body.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("Email", email), new("Password", SignIn.Password), new("__RequestVerificationToken", token)]),
            Headers = { { "Cookie", form.Split(';')[0] } },
        };
        using var answer = await http.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return [.. answer.Headers.GetValues("Set-Cookie")];
    }
}
