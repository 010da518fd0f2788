using System.Net;
using Inclusion.Platform.Access;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>Mailed links: invitation and forgotten password.</summary>
public sealed class InvitationTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private const string Chosen = "Giboulée-neuve-81";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => fixture.Host;

    [Fact]
    public async Task An_invitation_is_mailed_opens_once_and_its_token_is_kept_nowhere()
    {
        var link = await InviteAsync("invite@essai.example");
        var token = link.Split("token=")[1];
        token.Length.ShouldBe(43);
        foreach (var table in new[] { "account_link", "outbox", "message_receipt", "journal_security", "account" })
            (await Host.Database.AskAsync<bool>($"select coalesce(bool_or(t::text like '%' || $1 || '%'), false) from {table} t", Stop, token)).ShouldBeFalse(table);

        using var scanner = new Browser(Host.Address);
        (await scanner.GetAsync(link, Stop)).Text.ShouldNotContain("invite@essai.example");
        using var browser = new Browser(Host.Address);
        (await AcceptAsync(browser, link, "trop-court")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await AcceptAsync(browser, link, "Lenoir-et-Maud-2026!")).Text.ShouldContain("ni votre nom");
        (await browser.FillAsync(link, Stop, ("NewPassword", Chosen), ("Repeated", Chosen + "x"))).Text.ShouldContain("Les deux mots de passe sont différents.");
        (await AcceptAsync(browser, link, Chosen)).Location.ShouldBe("/account/sign-in?done=password");
        (await browser.GetAsync(link, Stop)).Status.ShouldBe(HttpStatusCode.Gone);
        (await browser.FillAsync("/account/sign-in", Stop, ("Email", "Invite@Essai.example"), ("Password", Chosen))).Location.ShouldBe("/app/");
    }

    [Fact]
    public async Task Of_two_acceptances_at_once_one_is_taken()
    {
        var link = await InviteAsync("deuxfois@essai.example");
        var browsers = Enumerable.Range(0, 8).Select(_ => new Browser(Host.Address)).ToList();
        var answers = await Task.WhenAll(browsers.Select(browser => AcceptAsync(browser, link, Chosen)));
        answers.Count(answer => answer.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Gone).ShouldBe(7);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_and_when_another_is_sent()
    {
        var professional = await Host.Town.EngageAsync("tard@essai.example", Stop, Role.Mediator);
        (await Steps.InviteAsync(Host, professional, "tard@essai.example", Stop)).ShouldBeNull();
        var first = await Host.MailedPathAsync(Stop);
        (await Steps.InviteAsync(Host, professional, "tard@essai.example", Stop)).ShouldBeNull();
        var second = await Host.MailedPathAsync(Stop);
        using var browser = new Browser(Host.Address);
        (await browser.GetAsync(first, Stop)).Status.ShouldBe(HttpStatusCode.Gone);
        (await browser.GetAsync(second, Stop)).Status.ShouldBe(HttpStatusCode.OK);
        Host.Clock.Advance(Duration.FromDays(7));
        (await AcceptAsync(browser, second, Chosen)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task One_address_opens_one_account_and_what_is_no_address_none()
    {
        await InviteAsync("prise@essai.example");
        var other = await Host.Town.EngageAsync("autre@essai.example", Stop, Role.Mediator);
        (await Steps.InviteAsync(Host, other, "PRISE@essai.example", Stop)).ShouldBeOfType<AccountAddressTaken>();
        foreach (var wrong in new[] { "", "autre", "a@b\r\nBcc: x@y.example", "Nom <a@essai.example>", new string('a', 300) + "@essai.example" })
            (await Steps.InviteAsync(Host, other, wrong, Stop)).ShouldBeOfType<InvalidAccountAddress>(wrong);
        (await Host.MailsAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_and_every_session_ends()
    {
        var professional = await Host.Town.EngageAsync("oubli@essai.example", Stop, Role.Mediator);
        using var session = await Host.SignIn.BrowseAsync(Host.Town.Id, professional, Stop);
        var email = await Host.SignIn.OpenAccountAsync(Host.Town.Id, professional, Stop);
        using var browser = new Browser(Host.Address);
        var known = await browser.FillAsync("/account/forgotten", Stop, ("Email", email));
        var unknown = await browser.FillAsync("/account/forgotten", Stop, ("Email", "personne@essai.example"));
        known.Text.ShouldContain("Si un compte existe à cette adresse");
        unknown.Text.ShouldBe(known.Text);

        var link = await Host.MailedPathAsync(Stop);
        (await AcceptAsync(browser, link, Chosen)).Location.ShouldBe("/account/sign-in?done=password");
        (await session.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Host.MailsAsync(Stop)).Single().Subject.ShouldBe("Votre mot de passe a changé");
        (await browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", SignIn.Password))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", Chosen))).Location.ShouldBe("/app/");
    }

    [Fact]
    public async Task A_mailbox_is_not_flooded_with_links()
    {
        using var browser = new Browser(Host.Address);
        for (var turn = 0; turn < 3; turn++) (await browser.FillAsync("/account/forgotten", Stop, ("Email", "flot@essai.example"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.FillAsync("/account/forgotten", Stop, ("Email", "flot@essai.example"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private async Task<string> InviteAsync(string email)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, Role.Mediator);
        (await Steps.InviteAsync(Host, professional, email, Stop)).ShouldBeNull();
        return await Host.MailedPathAsync(Stop);
    }

    private static Task<Shown> AcceptAsync(Browser browser, string link, string password) =>
        browser.FillAsync(link, Stop, ("NewPassword", password), ("Repeated", password));
}
