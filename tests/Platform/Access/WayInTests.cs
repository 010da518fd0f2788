using System.Net;
using System.Text.Json;
using Inclusion.Platform.Access;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>One address, two ways in: the session's cookie and the partner's token, told apart by the Authorization header.</summary>
[Collection(nameof(SharedAccess))]
public sealed class WayInTests(AccessFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_professional_comes_in_by_cookie_with_the_claims_of_the_town()
    {
        var professional = await Host.Town.EngageAsync("maud@essai.example", Stop, Role.SocialWorker, Role.Administrator);
        using var http = await Host.SignIn.SignInAsync(Host.Town.Id, professional, Stop);
        var claims = await ClaimsAsync(http);
        claims["territory"].ShouldBe([$"{Host.Town.Id.Value}"]);
        claims["professional"].ShouldBe([$"{professional.Value}"]);
        claims["structure"].ShouldBe([$"{Host.Town.SocialCentre.Value}"]);
        claims["role"].ShouldBe(["SOCIAL_WORKER", "ADMINISTRATOR"]);
        claims.ShouldNotContainKey("client");
    }

    [Fact]
    public async Task A_partner_comes_in_by_token_with_what_it_was_granted()
    {
        var client = await Host.Town.AdmitAsync("partenaire-un", Stop, Scopes.AppointmentsRead, Scopes.PlanningRead);
        using var http = await Host.SignIn.ConnectAsync(Host.Town.Id, client, Stop);
        var claims = await ClaimsAsync(http);
        claims["territory"].ShouldBe([$"{Host.Town.Id.Value}"]);
        claims["client"].ShouldBe([$"{client.Value}"]);
        claims["structure"].ShouldBe([$"{Host.Town.SocialCentre.Value}"]);
        (claims.GetValueOrDefault("scope") ?? claims["oi_scp"]).SelectMany(each => each.Split(' ')).ShouldBe([Scopes.AppointmentsRead, Scopes.PlanningRead], ignoreOrder: true);
        claims.ShouldNotContainKey("professional");
        claims.ShouldNotContainKey("role");
    }

    [Fact]
    public async Task A_token_decides_even_when_a_session_is_sent_with_it()
    {
        var professional = await Host.Town.EngageAsync("deux@essai.example", Stop, Role.Mediator);
        using var http = await Host.SignIn.SignInAsync(Host.Town.Id, professional, Stop);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "not-a-token");
        (await http.GetAsync(new Uri("/who", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_is_nobody()
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        (await http.GetAsync(new Uri("/who", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<Dictionary<string, string[]>> ClaimsAsync(HttpClient http)
    {
        var answer = await http.GetStringAsync(new Uri("/who", UriKind.Relative), Stop);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(answer).ShouldNotBeNull();
    }
}
