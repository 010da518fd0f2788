using System.Data;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Mandates;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Mandates;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Portal;

/// <summary>A resident withdraws a mandate through the link of its receipt, with any telephone.</summary>
public sealed partial class WithdrawMandatePageTests(TestCluster cluster)
{
    private const string Everything = "select md5((select string_agg(m::text, '' order by m::text) from mandate m) || (select string_agg(l::text, '' order by l::text) from resident_link l) || (select count(*) from journal_act) || (select count(*) from journal_reading))";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_the_link_changes_nothing_the_button_withdraws_and_the_next_act_is_refused_at_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var path = await PathAsync(house, await house.SignedAsync());
        using var browser = new Browser(house.Program.Address);
        var before = await house.ReadAsync<string>(Everything);
        for (var time = 0; time < 2; time++)
        {
            var page = await browser.GetAsync(path, Stop);
            page.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var said in new[] { "lang=\"fr\"", "<h1>Retirer votre mandat</h1>", "CCAS", "Justice", "jeudi 8 octobre 2026", "<form method=\"post\">", "Retirer le mandat", "03 20 49 50 50" }) page.Text.ShouldContain(said);
            foreach (var hidden in new[] { "Marie", "Lefèvre", "<script", "style=" }) page.Text.ShouldNotContain(hidden);
        }

        using (var look = await browser.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Stop)) look.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.ReadAsync<string>(Everything)).ShouldBe(before);
        (await house.ActAsync()).ShouldBeNull();

        house.Clock.Advance(Duration.FromMinutes(1));
        var done = await browser.SendAsync(path, await browser.GetAsync(path, Stop), Stop);
        (done.Status, done.Text.Contains("C’est fait", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await house.ActAsync()).ShouldBe("MandateMissing");
        (await house.ReadAsync<string>("select withdrawn_because from mandate where withdrawn_at = timestamptz '2026-09-07T07:01Z'")).ShouldBe("RESIDENT_BY_LINK");
        (await house.ReadAsync<string>("select actor_kind || ' ' || actor_id from journal_act where operation = 'withdrawMandateByLink'")).ShouldBe($"RESIDENT {house.Town.Of<ResidentId>("resident.marie").Value}");

        var after = await house.ReadAsync<string>(Everything);
        var again = await browser.SendAsync(path, done, Stop);
        (again.Status, again.Text.Contains("a pris fin le lundi 7 septembre 2026", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Gone, true));
        (await browser.GetAsync(path, Stop)).Status.ShouldBe(HttpStatusCode.Gone);
        (await house.ReadAsync<string>(Everything)).ShouldBe(after);
    }

    [Fact]
    public async Task The_page_is_kept_by_nobody_and_lets_nothing_in()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        foreach (var path in new[] { await PathAsync(house, await house.SignedAsync()), $"/mandat/{house.Global("territory.key")}/rien", "/mandat/personne/rien" })
        {
            var answer = (await browser.GetAsync(path, Stop)).Response;
            string Header(string name) => string.Join(", ", answer.Headers.GetValues(name));
            Header("Content-Security-Policy").ShouldBe("default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            (Header("Referrer-Policy"), Header("Cache-Control"), Header("X-Robots-Tag"), Header("X-Frame-Options")).ShouldBe(("no-referrer", "no-store", "noindex, nofollow", "DENY"));
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        var style = await browser.GetAsync("/portail/style.css", Stop);
        (style.Status, style.Response.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "text/css"));
    }

    [Fact]
    public async Task A_link_that_is_unknown_of_another_town_expired_or_overtaken_says_what_to_do_and_changes_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var (path, id) = ("", await house.SignedAsync());
        path = await PathAsync(house, id);
        var token = path.Split('/')[^1];
        foreach (var (address, status, said) in new[]
        {
            ($"/mandat/{house.Global("territory.key")}/{token[..^1]}", HttpStatusCode.NotFound, "elle peut retirer le mandat tout de suite"),
            ($"/mandat/{new string('0', 32)}/{token}", HttpStatusCode.NotFound, "elle peut retirer le mandat tout de suite"),
        })
            await JudgeAsync(house, browser, address, status, said);

        house.Clock.Advance(Duration.FromDays(31));
        await JudgeAsync(house, browser, path, HttpStatusCode.Gone, "Vous n’avez rien à faire.");
        house.Clock.Reset(InventedTown.Start);
        (await house.WithdrawAsync(id)).Error().ShouldBeNull();
        await JudgeAsync(house, browser, path, HttpStatusCode.Gone, "a pris fin le lundi 7 septembre 2026");
    }

    [Fact]
    public async Task The_receipt_reaches_by_mail_by_text_message_or_on_paper_and_its_address_tells_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var mail = (await ReceiptAsync(house, await house.SignedAsync("marie"))).ShouldBeOfType<RenderedMessage.Email>();
        (mail.To, mail.Subject, mail.Text.Contains("- Justice", StringComparison.Ordinal)).ShouldBe(("marie.lefevre@courriel.example", "Votre mandat", true));
        var text = (await ReceiptAsync(house, await house.SignedAsync("omar"))).ShouldBeOfType<RenderedMessage.Sms>();
        text.Text.ShouldNotContain("Justice");
        SmsText.Of(text.Text.Replace(house.Program.Address.Host, "inclusion.une-ville-au-nom-long.example", StringComparison.Ordinal)).Segments.ShouldBeLessThanOrEqualTo(SmsText.MostSegments);
        var letter = (await ReceiptAsync(house, await house.SignedAsync("rose"))).ShouldBeOfType<RenderedMessage.Letter>();
        letter.Address.ShouldBe(["Rose Vandamme"]);

        foreach (var said in new[] { mail.Text, text.Text, string.Join('\n', letter.Paragraphs) })
        {
            var link = Link().Match(said).ShouldNotBeNull();
            link.Success.ShouldBeTrue(said);
            link.Value.ShouldStartWith($"{house.Program.Address}mandat/{house.Global("territory.key")}/");
            (await house.ReadAsync<long>($"select count(*) from resident_link l where position('{link.Groups["token"].Value}' in l::text) > 0 or l.token_hash = sha256('{link.Groups["token"].Value}')")).ShouldBe(0);
        }

        (await house.ReadAsync<long>("select count(*) from resident_link where used_at is null")).ShouldBe(3);
        (await house.TryAsync("update resident_link set subject_id = gen_random_uuid()")).ShouldBe("resident_link_stays");
    }

    [Fact]
    public async Task Nothing_is_written_of_a_mandate_that_ended_before_its_receipt_left()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var id = await house.SignedAsync();
        (await house.WithdrawAsync(id)).Error().ShouldBeNull();
        (await ReceiptAsync(house, id)).ShouldBeNull();
    }

    [Fact]
    public async Task Pressed_by_eight_at_once_it_withdraws_once_and_no_act_comes_after()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        house.Clock.Tick = Duration.FromMilliseconds(1);
        var path = await PathAsync(house, await house.SignedAsync());
        using var browser = new Browser(house.Program.Address);
        var acts = Enumerable.Range(0, 4).Select(_ => house.ActAsync()).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var nothing = new FormUrlEncodedContent([]);
            using var answer = await browser.Http.PostAsync(new Uri(path, UriKind.Relative), nothing, Stop);
            return answer.StatusCode;
        }));
        await Task.WhenAll(acts);
        (answers.Count(each => each is HttpStatusCode.OK), answers.Count(each => each is HttpStatusCode.Gone)).ShouldBe((1, 7));
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'withdrawMandateByLink'")).ShouldBe(1);
        (await house.ReadAsync<long>("select count(*) from assisted_procedure p join mandate m on m.id = p.mandate_id where p.happened_at >= m.withdrawn_at")).ShouldBe(0);
        (await house.ActAsync()).ShouldBe("MandateMissing");
    }

    [Fact]
    public async Task Each_purpose_of_a_link_has_a_page()
    {
        await using var program = await RunningProgram.StartAsync(cluster);
        var served = program.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(each => $"/{each.RoutePattern.RawText?.TrimStart('/')}").ToList();
        foreach (var purpose in Enum.GetValues<ResidentLinkPurpose>()) served.ShouldContain($"{ResidentLinkPath.Of(purpose)}/{{town}}/{{token}}");
    }

    private static async Task JudgeAsync(GrcHouse house, Browser browser, string path, HttpStatusCode status, string said)
    {
        var before = await house.ReadAsync<string>(Everything);
        foreach (var shown in new[] { await browser.GetAsync(path, Stop), await browser.SendAsync(path, new Shown(HttpStatusCode.OK, "", null, new HttpResponseMessage()), Stop) })
        {
            shown.Status.ShouldBe(status);
            shown.Text.ShouldContain(said);
            shown.Text.ShouldNotContain("<form");
        }

        (await house.ReadAsync<string>(Everything)).ShouldBe(before);
    }

    private static async Task<string> PathAsync(GrcHouse house, string mandate)
    {
        var mail = (await ReceiptAsync(house, mandate)).ShouldBeOfType<RenderedMessage.Email>();
        return new Uri(Link().Match(mail.Text).Value).AbsolutePath;
    }

    private static Task<RenderedMessage?> ReceiptAsync(GrcHouse house, string mandate) =>
        house.Program.Services.GetRequiredService<TownWork>().RunAsync(house.Town.Id, IsolationLevel.RepeatableRead, async services =>
        {
            var id = GlobalId.Parse(mandate) ?? throw new FormatException(mandate);
            var order = new MessageOrder(MessageReceiptId.New(), house.Town.Id, "MANDATE_GRANTED", "Mandate", id.Value, null, null, 1, 0, house.Clock.GetCurrentInstant());
            return await services.GetRequiredService<MandateGrantedMessage>().RenderAsync(order, Stop);
        }, Stop);

    [GeneratedRegex("https?://[^/ ]+/mandat/[0-9a-f]+/(?<token>[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
