using System.Net;
using System.Text.Json;
using Inclusion.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>What ends a session, what changes it, and what asks again who is there.</summary>
public sealed class SessionTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private const string Other = "Giboulée-neuve-81";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_departure_ends_sessions_at_once_and_leaves_nothing_that_opens()
    {
        var (professional, browser) = await EnterAsync("part@essai.example");
        await Steps.DepartAsync(Host, professional, Stop);
        (await browser.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Host.Database.AskAsync<bool>("select password_hash is null and sealed_totp_secret is null and departed_at is not null from account where professional_id = $1", Stop, professional.Value)).ShouldBeTrue();
        using var again = new Browser(Host.Address);
        var email = $"p{professional.Value:N}@essai.example";
        (await again.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", SignIn.Password))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Steps.InviteAsync(Host, professional, email, Stop)).ShouldBeNull();
        (await Host.MailsAsync(Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_roles_are_felt_at_the_next_request_without_signing_in_again()
    {
        var (professional, browser) = await EnterAsync("roles@essai.example");
        (await ClaimAsync(browser, "role")).ShouldBe(["MEDIATOR"]);
        await Host.Town.RunAsync("update professional set roles = '{RECEPTION,COORDINATOR}' where id = $1", Stop, professional.Value);
        await Steps.InTownAsync(Host, async services =>
        {
            await services.GetRequiredService<IAccounts>().RightsChangedAsync(professional, Stop);
            return true;
        }, Stop);
        (await ClaimAsync(browser, "role")).ShouldBe(["RECEPTION", "COORDINATOR"]);
        browser.Dispose();
    }

    [Fact]
    public async Task A_structure_is_chosen_among_one_s_own_and_felt_at_once()
    {
        var (_, browser) = await EnterAsync("structure@essai.example");
        (await browser.FillAsync("/account/structure", Stop, ("Chosen", $"{Host.Town.Library.Value}"))).Location.ShouldBe("/account?done=structure");
        (await ClaimAsync(browser, "structure")).ShouldBe([$"{Host.Town.Library.Value}"]);
        (await browser.FillAsync("/account/structure", Stop, ("Chosen", $"{Guid.NewGuid()}"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ClaimAsync(browser, "structure")).ShouldBe([$"{Host.Town.Library.Value}"]);
        browser.Dispose();
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var (professional, browser) = await EnterAsync("change@essai.example");
        using var other = await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop);
        (await browser.FillAsync("/account/password", Stop, ("Current", "Pas-la-bonne-42!"), ("NewPassword", Other), ("Repeated", Other))).Text.ShouldContain("n’est pas le bon");
        (await browser.FillAsync("/account/password", Stop, ("Current", SignIn.Password), ("NewPassword", Other), ("Repeated", Other))).Location.ShouldBe("/account?done=password");
        (await browser.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Host.MailsAsync(Stop)).Single().Subject.ShouldBe("Votre mot de passe a changé");
        browser.Dispose();
    }

    [Fact]
    public async Task After_fifteen_idle_minutes_a_sensitive_page_asks_who_is_there()
    {
        var (_, browser) = await EnterAsync("pause@essai.example");
        (await ClaimAsync(browser, "fresh")).ShouldNotBeEmpty();
        Host.Clock.Advance(Duration.FromMinutes(16));
        (await ClaimAsync(browser, "fresh")).ShouldBeEmpty();
        (await browser.GetAsync("/account/password", Stop)).Location.ShouldBe("/account/confirm?returnUrl=%2Faccount%2Fpassword");
        (await browser.GetAsync("/account/two-step", Stop)).Location.ShouldBe("/account/confirm?returnUrl=%2Faccount%2Ftwo-step");
        (await browser.GetAsync("/account", Stop)).Status.ShouldBe(HttpStatusCode.OK);

        const string confirm = "/account/confirm?returnUrl=%2Faccount%2Fpassword";
        (await browser.FillAsync(confirm, Stop, ("Password", "Pas-la-bonne-42!"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ClaimAsync(browser, "fresh")).ShouldBeEmpty();
        (await browser.FillAsync(confirm, Stop, ("Password", SignIn.Password))).Location.ShouldBe("/account/password");
        (await browser.GetAsync("/account/password", Stop)).Status.ShouldBe(HttpStatusCode.OK);
        browser.Dispose();
    }

    [Fact]
    public async Task A_session_ends_after_two_idle_hours_and_a_busy_one_after_twelve()
    {
        var (_, idle) = await EnterAsync("oisif@essai.example");
        var (_, busy) = await EnterAsync("occupe@essai.example");
        for (var half = 0; half < 23; half++)
        {
            Host.Clock.Advance(Duration.FromMinutes(30));
            (await busy.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.OK, $"{half}");
        }

        (await idle.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        Host.Clock.Advance(Duration.FromMinutes(31));
        (await busy.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        idle.Dispose();
        busy.Dispose();
    }

    [Fact]
    public async Task Guessing_passwords_costs_a_growing_pause_for_a_name_that_exists_or_not()
    {
        var (professional, inside) = await EnterAsync("frein@essai.example");
        inside.Dispose();
        var email = $"p{professional.Value:N}@essai.example";
        foreach (var name in new[] { email, "inexistante@essai.example" })
        {
            using var browser = new Browser(Host.Address);
            for (var guess = 0; guess < 5; guess++) (await TryAsync(browser, name, $"Essai-numero-{guess}!")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await TryAsync(browser, name, SignIn.Password)).Text.ShouldContain("Attendez 1 minute,");
            Host.Clock.Advance(Duration.FromSeconds(61));
            (await TryAsync(browser, name, "Essai-numero-6!")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await TryAsync(browser, name, SignIn.Password)).Text.ShouldContain("Attendez 2 minutes,");
        }

        Host.Clock.Advance(Duration.FromMinutes(3));
        using var owner = new Browser(Host.Address);
        (await TryAsync(owner, email, SignIn.Password)).Location.ShouldBe("/app/");
        (await Host.Database.AskAsync<bool>("select coalesce(bool_or(b::text ilike '%essai%'), false) from sign_in_brake b", Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Thirty_guesses_at_once_count_as_thirty()
    {
        using var browser = new Browser(Host.Address);
        var page = await browser.GetAsync("/account/sign-in", Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(guess =>
            browser.SendAsync("/account/sign-in", page, Stop, ("Email", "rafale@essai.example"), ("Password", $"Essai-numero-{guess}!"))));
        answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(5);
        answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBe(25);
        Host.Clock.Advance(Duration.FromHours(13));
    }

    private async Task<(ProfessionalId Professional, Browser Browser)> EnterAsync(string email)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, Role.Mediator);
        return (professional, await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop));
    }

    private static Task<Shown> TryAsync(Browser browser, string email, string password) =>
        browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", password));

    private static async Task<string[]> ClaimAsync(Browser browser, string claim)
    {
        var answer = await browser.GetAsync("/who", Stop);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(answer.Body).RootElement.TryGetProperty(claim, out var values) ? [.. values.EnumerateArray().Select(value => $"{value}")] : [];
    }
}
