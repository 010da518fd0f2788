using System.Data;
using System.Security.Claims;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What a stream asks at each of its events: is the sign-in that opened it good still.</summary>
public sealed class SignInStandingTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_session_is_unchanged_until_its_rights_change()
    {
        var (user, professional) = await SignInAsync("stand-un@essai.example");
        (await IsUnchangedAsync(user)).ShouldBeTrue();

        await Host.Town.RunAsync("update account set rights_version = rights_version + 1 where professional_id = $1", Stop, professional.Value);

        (await IsUnchangedAsync(user)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_is_unchanged_until_it_ends()
    {
        var (user, _) = await SignInAsync("stand-deux@essai.example");
        (await IsUnchangedAsync(user)).ShouldBeTrue();

        await Host.Town.RunAsync("update account_session set ended_at = now() where id = $1", Stop, Guid.Parse(user.FindFirstValue("session") ?? ""));

        (await IsUnchangedAsync(user)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_is_unchanged_until_the_credentials_are_revoked_or_the_grants_change()
    {
        var client = await Host.Town.AdmitAsync("partenaire-flux", Stop, Scopes.AppointmentsRead);
        using var http = await Host.SignIn.ConnectAsync(Host.Town.Id, client, Stop);
        var user = await WhoAsync(http);
        (await IsUnchangedAsync(user)).ShouldBeTrue();

        await InTownAsync(credentials => credentials.EndTokensAsync(client, Stop));
        (await IsUnchangedAsync(user)).ShouldBeFalse();

        using var again = await Host.SignIn.ConnectAsync(Host.Town.Id, client, Stop);
        var anew = await WhoAsync(again);
        (await IsUnchangedAsync(anew)).ShouldBeTrue();
        await InTownAsync(credentials => credentials.RevokeAsync(client, Stop));
        (await IsUnchangedAsync(anew)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_listens() => (await IsUnchangedAsync(new ClaimsPrincipal())).ShouldBeFalse();

    private async Task<(ClaimsPrincipal User, ProfessionalId Professional)> SignInAsync(string email)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, Role.Mediator);
        using var http = await Host.SignIn.SignInAsync(Host.Town.Id, professional, Stop);
        return (await WhoAsync(http), professional);
    }

    private async Task<bool> IsUnchangedAsync(ClaimsPrincipal user)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInStanding>().IsUnchangedAsync(user, Stop);
    }

    private Task<bool> InTownAsync(Func<IPartnerCredentials, Task> act) =>
        Host.Services.GetRequiredService<TownWork>().RunAsync(Host.Town.Id, IsolationLevel.ReadCommitted, async scope =>
        {
            await act(scope.GetRequiredService<IPartnerCredentials>());
            return true;
        }, Stop);

    /// <summary>The claims as the program itself reads them from a cookie or a token.</summary>
    private static async Task<ClaimsPrincipal> WhoAsync(HttpClient http)
    {
        var claims = JsonSerializer.Deserialize<Dictionary<string, string[]>>(await http.GetStringAsync(new Uri("/who", UriKind.Relative), Stop)).ShouldNotBeNull();
        return new ClaimsPrincipal(new ClaimsIdentity(claims.SelectMany(claim => claim.Value, (claim, value) => new Claim(claim.Key, value)), "test"));
    }
}
