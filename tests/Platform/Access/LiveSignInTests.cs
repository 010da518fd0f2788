using System.Security.Claims;
using Inclusion.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What an event stream looks at before each event.</summary>
[Collection(nameof(SharedAccess))]
public sealed class LiveSignInTests(AccessFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_session_is_followed_through_changed_roles_to_its_end()
    {
        var professional = await Host.Town.EngageAsync("flux@essai.example", Stop, Role.Mediator);
        using var browser = await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop);
        var user = await AccessHost.ClaimsAsync(browser.Http, Stop);
        (await NowAsync(user)).ShouldNotBeNull().FindAll("role").Select(claim => claim.Value).ShouldBe(["MEDIATOR"]);

        await Host.Town.RunAsync("update professional set roles = '{RECEPTION}' where id = $1", Stop, professional.Value);
        await Steps.InTownAsync(Host, async services =>
        {
            await services.GetRequiredService<IAccounts>().RightsChangedAsync(professional, Stop);
            return true;
        }, Stop);
        (await NowAsync(user)).ShouldNotBeNull().FindAll("role").Select(claim => claim.Value).ShouldBe(["RECEPTION"]);

        await Steps.DepartAsync(Host, professional, Stop);
        (await NowAsync(user)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_is_good_until_its_client_is_revoked()
    {
        var client = await Host.Town.AdmitAsync("partenaire-flux", Stop, Scopes.PlanningRead);
        using var http = await Host.SignIn.ConnectAsync(Host.Town.Id, client, Stop);
        var user = await AccessHost.ClaimsAsync(http, Stop);
        (await NowAsync(user)).ShouldNotBeNull();
        await Steps.InTownAsync(Host, async services =>
        {
            await services.GetRequiredService<IPartnerCredentials>().RevokeAsync(client, Stop);
            return true;
        }, Stop);
        (await NowAsync(user)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_listens_to_nothing() => (await NowAsync(new ClaimsPrincipal(new ClaimsIdentity()))).ShouldBeNull();

    private async Task<ClaimsPrincipal?> NowAsync(ClaimsPrincipal user)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LiveSignIn>().NowAsync(user, Stop);
    }
}
