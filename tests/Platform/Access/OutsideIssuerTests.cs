using System.Diagnostics;
using System.Net;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Sign-in by an issuer that others wrote: npm's oidc-provider, on a real port.</summary>
public sealed class OutsideIssuerTests(TestCluster cluster) : IAsyncLifetime
{
    private Process? _issuer;
    private AccessHost? _host;
    private Uri? _address;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Find();
        var folder = Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone."), "tests");
        var secret = AccessKeys.NewSigningKey()[..40];
        _issuer = Process.Start(new ProcessStartInfo("node", ["node/oidc-issuer.mjs", secret, $"http://127.0.0.1:{port}/account/outside/callback"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        });
        var line = _issuer is null ? null : await _issuer.StandardOutput.ReadLineAsync(CancellationToken.None);
        _address = new Uri(line ?? throw new InvalidOperationException("The issuer did not start."));
        _host = await AccessHost.StartAsync(cluster, CancellationToken.None, settings: new(AccessHost.Secrets())
        {
            ["urls"] = $"http://127.0.0.1:{port}",
            ["Access:Outside:Authority"] = line,
            ["Access:Outside:ClientId"] = "inclusion",
            ["Access:Outside:ClientSecret"] = secret,
            ["Access:Outside:Scopes:0"] = "groups",
            ["Access:Outside:Roles:mediation"] = "MEDIATOR",
            ["Access:Outside:Roles:direction"] = "COORDINATOR",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _issuer?.StandardInput.Close();
        _issuer?.Dispose();
    }

    [Fact]
    public async Task A_verified_address_binds_an_invited_account_once_and_the_issuer_s_claims_give_the_roles()
    {
        await InviteAsync("maud.dehors@essai.example", Role.Treasurer);
        using var maud = await EnterAsync("maud");
        (await AccessHost.ClaimsAsync(maud, Stop)).FindAll("role").Select(claim => claim.Value).ShouldBe(["MEDIATOR"]);
        (await Host.Database.AskAsync<string>("select provider_key from account_login", Stop)).ShouldBe("maud");

        using var again = await EnterAsync("again");
        (await SeesAsync(again)).ShouldBe(HttpStatusCode.Unauthorized);
        await Host.Town.RunAsync("update account set email = 'renommee@essai.example', normalized_email = 'RENOMMEE@ESSAI.EXAMPLE'", Stop);
        using var renamed = await EnterAsync("maud");
        (await SeesAsync(renamed)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("unverified", "sans.preuve@essai.example")]
    [InlineData("stranger", "quelquun@essai.example")]
    [InlineData("norole", "sans.role@essai.example")]
    public async Task Nobody_comes_in_without_a_verified_address_an_invitation_and_a_role(string person, string invited)
    {
        await InviteAsync(invited, Role.Mediator);
        using var browser = await EnterAsync(person);
        (await SeesAsync(browser)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Host.Database.AskAsync<long>("select count(*) from account_login", Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task After_fifteen_idle_minutes_the_issuer_is_asked_again()
    {
        await InviteAsync("maud.dehors@essai.example", Role.Mediator);
        using var maud = await EnterAsync("maud");
        (await AccessHost.ClaimsAsync(maud, Stop)).HasClaim(claim => claim.Type == "fresh").ShouldBeTrue();
        Host.Clock.Advance(Duration.FromMinutes(16));
        (await AccessHost.ClaimsAsync(maud, Stop)).HasClaim(claim => claim.Type == "fresh").ShouldBeFalse();
        (await maud.GetStringAsync(new Uri("/account/confirm", UriKind.Relative), Stop)).ShouldContain("/account/outside/start?confirm=true");
    }

    private async Task InviteAsync(string email, Role role)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, role);
        (await Steps.InviteAsync(Host, professional, email, Stop)).ShouldBeNull();
    }

    /// <summary>A browser that goes to the issuer and back, as this person.</summary>
    private async Task<HttpClient> EnterAsync(string person)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Host.Address };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        (await http.PostAsync(new Uri(_address.ShouldNotBeNull(), $"/as/{person}"), null, Stop)).EnsureSuccessStatusCode();
        (await http.GetAsync(new Uri("/account/outside/start", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return http;
    }

    private static async Task<HttpStatusCode> SeesAsync(HttpClient http) => (await http.GetAsync(new Uri("/who", UriKind.Relative), Stop)).StatusCode;
}
