using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using NodaTime;
using OtpNet;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>The telephone, the paper, and what happens when both are lost. Where the second step is required of everybody.</summary>
public sealed partial class SecondFactorTests(TestCluster cluster) : IAsyncLifetime
{
    private AccessHost? _host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private AccessHost Host => _host ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await AccessHost.StartAsync(cluster, CancellationToken.None,
        settings: new(AccessHost.Secrets()) { ["Access:SecondFactorRequired"] = "true" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task The_telephone_is_set_up_before_the_first_session_and_asked_for_at_the_next()
    {
        var email = await AccountAsync("maud@essai.example");
        using var browser = new Browser(Host.Address);
        var (secret, codes) = await EnrolAsync(browser, email);
        (await browser.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.OK);
        codes.Count.ShouldBe(10);

        using var next = await PasswordAsync(email, "/account/second-step");
        (await next.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CodeAsync(next, "000000")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Host.Clock.Advance(Duration.FromSeconds(60));
        var code = Code(secret);
        (await CodeAsync(next, code)).Location.ShouldBe("/app/");
        (await next.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.OK);

        using var replay = await PasswordAsync(email, "/account/second-step");
        (await CodeAsync(replay, code)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_only_its_hash_is_kept()
    {
        var email = await AccountAsync("papier@essai.example");
        using var browser = new Browser(Host.Address);
        var (_, codes) = await EnrolAsync(browser, email);
        using var first = await PasswordAsync(email, "/account/second-step");
        (await CodeAsync(first, codes[0].ToLowerInvariant())).Location.ShouldBe("/app/");
        using var second = await PasswordAsync(email, "/account/second-step");
        (await CodeAsync(second, codes[0])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync(second, codes[1])).Location.ShouldBe("/app/");
        (await Host.Database.AskAsync<long>("select count(*) from account_recovery_code", Stop)).ShouldBe(8);
    }

    [Fact]
    public async Task Half_way_in_a_second_factor_is_shown_and_never_replaced()
    {
        var email = await AccountAsync("moitie@essai.example");
        using var browser = new Browser(Host.Address);
        await EnrolAsync(browser, email);
        using var half = await PasswordAsync(email, "/account/second-step");
        (await half.GetAsync("/account/two-step", Stop)).Location.ShouldBe("/account/second-step");
        (await half.GetAsync("/account/password", Stop)).Status.ShouldBe(HttpStatusCode.Redirect);
        using var nobody = new Browser(Host.Address);
        (await nobody.GetAsync("/account/two-step", Stop)).Location.ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task A_guesser_of_codes_is_slowed_down_and_so_is_the_owner()
    {
        var email = await AccountAsync("devine@essai.example");
        using var browser = new Browser(Host.Address);
        var (secret, _) = await EnrolAsync(browser, email);
        Host.Clock.Advance(Duration.FromSeconds(60));
        using var guesser = await PasswordAsync(email, "/account/second-step");
        for (var guess = 0; guess < 5; guess++) (await CodeAsync(guesser, $"00000{guess}")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync(guesser, Code(secret))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        Host.Clock.Advance(Duration.FromSeconds(61));
        (await CodeAsync(guesser, Code(secret))).Location.ShouldBe("/app/");
    }

    [Fact]
    public async Task A_lost_telephone_needs_an_administrator_and_the_mailbox_and_the_password()
    {
        var professional = await Host.Town.EngageAsync("perdu@essai.example", Stop, Role.Mediator);
        var email = await Host.SignIn.OpenAccountAsync(Host.Town.Id, professional, Stop);
        using var browser = new Browser(Host.Address);
        await EnrolAsync(browser, email);
        await Host.MailsAsync(Stop);

        (await Steps.ResetTotpAsync(Host, professional, Stop)).ShouldBeTrue();
        (await browser.GetAsync("/who", Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var link = await Host.MailedPathAsync(Stop);
        using var stillAsked = await PasswordAsync(email, "/account/second-step");

        using var opened = new Browser(Host.Address);
        (await opened.FillAsync(link, Stop, ("Password", "Pas-la-bonne-42!"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await opened.FillAsync(link, Stop, ("Password", SignIn.Password))).Location.ShouldBe("/account/sign-in?done=second-factor");
        (await opened.GetAsync(link, Stop)).Status.ShouldBe(HttpStatusCode.Gone);
        (await Host.MailsAsync(Stop)).Single().Subject.ShouldBe("Votre connexion en deux étapes a changé");
        using var anew = await PasswordAsync(email, "/account/two-step");
    }

    [Fact]
    public async Task The_secret_is_sealed_in_the_database_and_so_is_the_ring_that_sealed_it()
    {
        var email = await AccountAsync("scelle@essai.example");
        using var browser = new Browser(Host.Address);
        var (secret, _) = await EnrolAsync(browser, email);
        var kept = await Host.Database.AskAsync<string>("select sealed_totp_secret from account where email = $1", Stop, email);
        kept.ShouldNotContain(secret);
        kept.ShouldNotContain(Convert.ToBase64String(Base32Encoding.ToBytes(secret)));
        (await Host.Database.AskAsync<string>("select xml from data_protection_key limit 1", Stop)).ShouldContain("SealedRingReader");
        (await Host.Database.AskAsync<bool>("select bool_and(xml not like '%masterKey%' and xml not like '%<value>%') from data_protection_key", Stop)).ShouldBeTrue();
    }

    private async Task<string> AccountAsync(string email)
    {
        var professional = await Host.Town.EngageAsync(email, Stop, Role.Mediator);
        return await Host.SignIn.OpenAccountAsync(Host.Town.Id, professional, Stop);
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> EnrolAsync(Browser browser, string email)
    {
        var half = await browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", SignIn.Password));
        half.Location.ShouldBe("/account/two-step?returnUrl=%2Fapp%2F");
        var offer = await browser.GetAsync("/account/two-step", Stop);
        offer.Body.ShouldContain("<svg");
        var secret = Secret().Match(offer.Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var done = await browser.SendAsync("/account/two-step", offer, Stop, ("Code", Code(secret)));
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        return (secret, [.. Recovery().Matches(done.Text).Select(found => found.Groups[1].Value)]);
    }

    private async Task<Browser> PasswordAsync(string email, string leadsTo)
    {
        var browser = new Browser(Host.Address);
        var answer = await browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", SignIn.Password));
        answer.Location.ShouldBe($"{leadsTo}?returnUrl=%2Fapp%2F", answer.Text);
        return browser;
    }

    private static Task<Shown> CodeAsync(Browser browser, string code) => browser.FillAsync("/account/second-step", Stop, ("Code", code));

    private string Code(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Host.Clock.GetCurrentInstant().ToDateTimeUtc());

    [GeneratedRegex("<span class=\"secret\">([A-Z2-7 ]+)</span>")]
    private static partial Regex Secret();

    [GeneratedRegex("<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>")]
    private static partial Regex Recovery();
}
