using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>The sign-in page, as a browser without script meets it.</summary>
[Collection(nameof(SharedAccess))]
public sealed partial class SignInPageTests(AccessFixture fixture)
{
    private const string Path = "/account/sign-in";
    private const string Refusal = "Adresse e-mail ou mot de passe incorrect.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task A_page_asked_for_without_a_session_leads_to_sign_in_and_back()
    {
        var email = await AccountAsync("retour@essai.example");
        using var browser = new Browser(Host.Address);
        var away = await browser.GetAsync("/account/password", Stop);
        away.Status.ShouldBe(HttpStatusCode.Redirect);
        var signIn = new Uri(away.Location.ShouldNotBeNull()).PathAndQuery;
        signIn.ShouldBe("/account/sign-in?returnUrl=%2Faccount%2Fpassword");
        var back = await browser.FillAsync(signIn, Stop, ("Email", email), ("Password", SignIn.Password));
        back.Location.ShouldBe("/account/password");
        (await browser.GetAsync("/account/password", Stop)).Text.ShouldContain("Mot de passe actuel");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A_way_back_to_another_site_is_not_followed(string returnUrl)
    {
        var email = await AccountAsync($"{Guid.NewGuid():N}@essai.example");
        using var browser = new Browser(Host.Address);
        var done = await browser.FillAsync($"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}", Stop, ("Email", email), ("Password", SignIn.Password));
        done.Location.ShouldBe("/app/");
    }

    [Fact]
    public async Task A_refusal_keeps_what_was_typed_but_the_password_and_says_why_above_and_beside()
    {
        using var browser = new Browser(Host.Address);
        var refused = await browser.FillAsync(Path, Stop, ("Email", "inconnue@essai.example"), ("Password", "Pas-la-bonne-42!"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("value=\"inconnue@essai.example\"");
        refused.Text.ShouldNotContain("Pas-la-bonne-42!");
        refused.Text.ShouldContain("role=\"alert\"");
        refused.Text.ShouldContain($"<a href=\"#Email\">{Refusal}</a>");
        refused.Text.ShouldContain("aria-describedby=\"Email-fault\"");
        refused.Text.ShouldContain("aria-invalid=\"true\"");
        refused.Text.ShouldContain("<title>Erreur : Se connecter");
    }

    [Fact]
    public async Task Unknown_wrong_invited_and_departed_get_one_answer_in_comparable_time()
    {
        var known = await AccountAsync("connue@essai.example");
        var invited = await Host.Town.EngageAsync("invitee@essai.example", Stop, Role.Mediator);
        (await Steps.InviteAsync(Host, invited, "invitee@essai.example", Stop)).ShouldBeNull();
        var gone = await Host.Town.EngageAsync("partie@essai.example", Stop, Role.Mediator);
        var goneEmail = await Host.SignIn.OpenAccountAsync(Host.Town.Id, gone, Stop);
        await Steps.DepartAsync(Host, gone, Stop);

        List<(string Page, double Spent)> answers = [];
        foreach (var email in new[] { "personne@essai.example", known, "invitee@essai.example", goneEmail }) answers.Add(await TryAsync(email));

        answers.Select(answer => answer.Page).Distinct().Count().ShouldBe(1);
        var spent = answers.Select(answer => answer.Spent).ToList();
        (spent.Max() / spent.Min()).ShouldBeLessThan(4, string.Join(", ", spent));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        using var form = new FormUrlEncodedContent([new("Email", "a@essai.example"), new("Password", "x")]);
        (await http.PostAsync(new Uri(Path, UriKind.Relative), form, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        var professional = await Host.Town.EngageAsync("sortie@essai.example", Stop, Role.Mediator);
        using var browser = await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop);
        using var thief = Steps.Copy(browser, Host.Address);
        (await thief.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.OK);

        (await browser.FillAsync("/account/sign-out", Stop)).Location.ShouldBe("/account/sign-in?done=signed-out");
        (await browser.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await thief.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_page_is_in_French_without_script_or_inline_style()
    {
        var professional = await Host.Town.EngageAsync("pages@essai.example", Stop, Role.Mediator);
        using var browser = await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop);
        foreach (var path in new[] { "", "/sign-in", "/forgotten", "/password", "/structure", "/two-step", "/confirm", "/sign-out", "/denied", "/recovery-codes" })
        {
            var page = await browser.GetAsync("/account" + path, Stop);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Body.ShouldContain("<html lang=\"fr\">");
            Inline().Matches(page.Body).Select(found => found.Value).ShouldBeEmpty(path);
            Labelled().Count(page.Body).ShouldBe(Fields().Count(page.Body), path);
        }

        var style = await browser.GetAsync("/account/style.css", Stop);
        style.Response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/css");
    }

    private async Task<string> AccountAsync(string email)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, Role.Mediator);
        return await Host.SignIn.OpenAccountAsync(Host.Town.Id, professional, Stop);
    }

    /// <summary>What is shown without what was typed, and the shortest of three tries.</summary>
    private async Task<(string Page, double Spent)> TryAsync(string email)
    {
        using var browser = new Browser(Host.Address);
        var page = await browser.GetAsync(Path, Stop);
        List<double> spent = [];
        var shown = page;
        for (var turn = 0; turn < 3; turn++)
        {
            var watch = Stopwatch.StartNew();
            shown = await browser.SendAsync(Path, page, Stop, ("Email", email), ("Password", "Pas-la-bonne-42!"));
            spent.Add(watch.Elapsed.TotalMilliseconds);
        }

        shown.Text.ShouldContain(Refusal);
        return (Token().Replace(shown.Text, "").Replace(email, "", StringComparison.Ordinal), spent.Min());
    }

    [GeneratedRegex("<script|<style|style=\"|\\son[a-z]+=\"|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex("<label for=")]
    private static partial Regex Labelled();

    [GeneratedRegex("<input (?!.*type=\"(hidden|radio)\")")]
    private static partial Regex Fields();

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
