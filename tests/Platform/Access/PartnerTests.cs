using System.Net;
using System.Net.Http.Headers;
using Inclusion.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Partners' credentials and tokens.</summary>
public sealed class PartnerTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_token_carries_the_scopes_asked_for_and_never_more_than_granted()
    {
        var (client, secret) = await AdmitAsync(Scopes.AppointmentsRead, Scopes.PlanningRead);
        var less = await Host.SignIn.AskTokenAsync(secret, Stop, Scopes.PlanningRead);
        less.Body.GetProperty("expires_in").GetInt32().ShouldBeInRange(3500, 3600);
        (await WhoAsync(less.Body.GetProperty("access_token").GetString())).ShouldNotContain(Scopes.AppointmentsRead);

        var more = await Host.SignIn.AskTokenAsync(secret, Stop, Scopes.PlanningRead, Scopes.ResidentsRead);
        more.Status.ShouldBe(HttpStatusCode.BadRequest);
        more.Body.GetProperty("error").GetString().ShouldBe("invalid_scope");
        var invented = await Host.SignIn.AskTokenAsync(secret, Stop, "everything:write");
        invented.Body.GetProperty("error").GetString().ShouldBe("invalid_scope");

        await Host.Town.RunAsync("update partner_client set scopes = '{planning:read}' where id = $1", Stop, client.Value);
        (await Host.SignIn.AskTokenAsync(secret, Stop, Scopes.AppointmentsRead)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Rotation_leaves_the_former_secret_good_for_its_overlap_and_ends_the_one_before()
    {
        var (client, first) = await AdmitAsync(Scopes.PlanningRead);
        var second = await RotateAsync(client, Duration.FromDays(2));
        second.ClientId.ShouldBe(first.ClientId);
        (await GivesTokenAsync(first)).ShouldBeTrue();
        (await GivesTokenAsync(second)).ShouldBeTrue();

        var third = await RotateAsync(client, Duration.FromDays(2));
        (await GivesTokenAsync(first)).ShouldBeFalse();
        (await GivesTokenAsync(second)).ShouldBeTrue();
        Host.Clock.Advance(Duration.FromDays(2));
        (await GivesTokenAsync(second)).ShouldBeFalse();
        (await GivesTokenAsync(third)).ShouldBeTrue();

        await RotateAsync(client, Duration.Zero);
        (await GivesTokenAsync(third)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_revoked_client_loses_its_tokens_at_once_and_gets_no_other()
    {
        var (client, secret) = await AdmitAsync(Scopes.PlanningRead);
        var token = await TokenAsync(secret);
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        await InTownAsync(credentials => credentials.RevokeAsync(client, Stop));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await GivesTokenAsync(secret)).ShouldBeFalse();
    }

    [Fact]
    public async Task Changed_grants_end_the_tokens_given_before()
    {
        var (client, secret) = await AdmitAsync(Scopes.PlanningRead);
        var token = await TokenAsync(secret);
        await InTownAsync(credentials => credentials.EndTokensAsync(client, Stop));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(await TokenAsync(secret))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_marked_revoked_by_the_town_gets_no_token()
    {
        var (client, secret) = await AdmitAsync(Scopes.PlanningRead);
        await Host.Town.RunAsync("update partner_client set revoked_at = now() where id = $1", Stop, client.Value);
        (await Host.SignIn.AskTokenAsync(secret, Stop)).Body.GetProperty("error").GetString().ShouldBe("invalid_client");
    }

    [Fact]
    public async Task Its_last_use_is_noted_at_most_once_a_minute()
    {
        var (client, secret) = await AdmitAsync(Scopes.PlanningRead);
        var token = await TokenAsync(secret);
        await StatusAsync(token);
        var first = await LastUseAsync(client);
        await StatusAsync(token);
        (await LastUseAsync(client)).ShouldBe(first);
        Host.Clock.Advance(Duration.FromSeconds(61));
        await StatusAsync(token);
        (await LastUseAsync(client)).ShouldBeGreaterThan(first);
    }

    [Fact]
    public async Task A_token_is_good_by_every_address_of_ours_and_a_forged_one_by_none()
    {
        var (_, secret) = await AdmitAsync(Scopes.PlanningRead);
        var token = await TokenAsync(secret);
        using var local = new HttpClient { BaseAddress = new UriBuilder(Host.Address) { Host = "localhost" }.Uri };
        local.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await local.GetAsync(new Uri("/who", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(token[..^6] + "AAAAAA")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guessing_a_secret_is_slowed_down_for_a_client_that_exists_or_not()
    {
        var (_, secret) = await AdmitAsync(Scopes.PlanningRead);
        foreach (var clientId in new[] { secret.ClientId, "partenaire-inexistant" })
        {
            for (var guess = 0; guess < 10; guess++)
                (await Host.SignIn.AskTokenAsync(new PartnerSecret(clientId, $"guess-{guess}"), Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
            (await Host.SignIn.AskTokenAsync(new PartnerSecret(clientId, secret.Secret), Stop)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        Host.Clock.Advance(Duration.FromMinutes(2));
        (await GivesTokenAsync(secret)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_kept_as_a_hash()
    {
        var (_, secret) = await AdmitAsync(Scopes.PlanningRead);
        secret.Secret.Length.ShouldBe(43);
        (await Host.Database.AskAsync<bool>("select bool_or(a::text like '%' || $1 || '%') from partner_application a", Stop, secret.Secret)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_opens_nothing_any_more_is_pruned()
    {
        var (_, secret) = await AdmitAsync(Scopes.PlanningRead);
        await TokenAsync(secret);
        await Host.Town.RunAsync("update partner_token set creation_date = now() - interval '2 days', expiration_date = now() - interval '1 day'", Stop);
        var good = await TokenAsync(secret);
        await using (var scope = Host.Services.CreateAsyncScope()) await ActivatorUtilities.CreateInstance<PruneTokensJob>(scope.ServiceProvider).RunAsync(Stop);
        (await Host.Database.AskAsync<long>("select count(*) from partner_token", Stop)).ShouldBe(1);
        (await StatusAsync(good)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(PartnerClientId Client, PartnerSecret Secret)> AdmitAsync(params string[] scopes)
    {
        var client = await Host.Town.AdmitAsync($"{Guid.NewGuid():N}", Stop, scopes);
        return (client, await Host.SignIn.CredentialsAsync(Host.Town.Id, client, Stop));
    }

    private async Task<PartnerSecret> RotateAsync(PartnerClientId client, Duration overlap) =>
        (await Steps.InTownAsync(Host, services => services.GetRequiredService<IPartnerCredentials>().RotateAsync(client, overlap, Stop), Stop)).ShouldNotBeNull();

    private Task InTownAsync(Func<IPartnerCredentials, Task> work) => Steps.InTownAsync(Host, async services =>
    {
        await work(services.GetRequiredService<IPartnerCredentials>());
        return true;
    }, Stop);

    private async Task<bool> GivesTokenAsync(PartnerSecret secret) => (await Host.SignIn.AskTokenAsync(secret, Stop)).Status == HttpStatusCode.OK;

    private async Task<string> TokenAsync(PartnerSecret secret) => (await Host.SignIn.AskTokenAsync(secret, Stop)).Body.GetProperty("access_token").GetString().ShouldNotBeNull();

    private async Task<HttpStatusCode> StatusAsync(string? token) => (await SendAsync(token)).StatusCode;

    private async Task<string> WhoAsync(string? token) => await (await SendAsync(token)).Content.ReadAsStringAsync(Stop);

    private async Task<HttpResponseMessage> SendAsync(string? token)
    {
        using var http = new HttpClient { BaseAddress = Host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await http.GetAsync(new Uri("/who", UriKind.Relative), Stop);
    }

    private Task<DateTime> LastUseAsync(PartnerClientId client) => Host.Database.AskAsync<DateTime>("select last_used_at from partner_client where id = $1", Stop, client.Value);
}
