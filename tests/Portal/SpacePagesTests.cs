using System.Net;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Mandates;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>« Mon espace »: a resident sees all that is theirs, and acts on it.</summary>
public sealed class SpacePagesTests(TestCluster cluster)
{
    private static readonly string[] Both = ["NAME", "TELEPHONE"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_room_opens_in_every_language_for_its_resident_and_reading_it_is_journalled()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = await InsideAsync(house, "marie");
        foreach (var (room, key) in Inclusion.Portal.SpaceHomePage.Rooms)
            foreach (var tongue in Inclusion.Portal.Tongue.All)
            {
                var page = await browser.OpenAsync($"{house.Space}/{room}?lang={tongue.Code}");
                page.Status.ShouldBe(HttpStatusCode.OK, $"{room} {tongue.Code}");
                page.Text.ShouldContain($"<h1>{Inclusion.Portal.Words.In(tongue).Say(key)}</h1>");
                page.Text.ShouldContain($"<html lang=\"{tongue.Html}\" dir=\"{tongue.Direction}\">");
                if (tongue != Inclusion.Portal.Tongue.French) page.Text.ShouldContain($"<strong>{Inclusion.Portal.Words.In(Inclusion.Portal.Tongue.French).Say(key)}</strong>");
            }

        (await house.ReadAsync<long>($"select count(*) from journal_reading where operation like 'mySpace%' and actor_kind = 'RESIDENT' and subject_ids = array['{house.Town.Of<ResidentId>("resident.marie").Value}'::uuid]"))
            .ShouldBe(Inclusion.Portal.SpaceHomePage.Rooms.Count * Inclusion.Portal.Tongue.All.Count);
    }

    [Fact]
    public async Task A_mandate_is_shown_with_what_was_done_under_it_and_withdrawn_at_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var id = await house.SignedAsync();
        (await house.ActAsync()).ShouldBeNull();
        using var browser = await InsideAsync(house, "marie");
        var path = $"{house.Space}/mandats/{Uuid(id)}";
        (await browser.OpenAsync($"{house.Space}/mandats")).Links().ShouldContain(path);
        var shown = await browser.OpenAsync(path);
        foreach (var said in new[] { "CCAS", "Justice", "jeudi 8 octobre 2026", "lundi 7 septembre 2026 : Acte (Justice)", "Retirer le mandat" }) shown.Text.ShouldContain(said);
        var arabic = (await browser.OpenAsync($"{path}?lang=ar")).Text;
        foreach (var said in new[] { "العدالة", "Vous avez autorisé la structure CCAS à faire ces démarches à votre place", "La fin est immédiate." }) arabic.ShouldContain(said);

        foreach (var _ in new[] { 1, 2 }) (await browser.SendAsync(path, shown, Stop)).Text.ShouldContain("Votre mandat est retiré.");
        (await house.ActAsync()).ShouldBe("MandateMissing");
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'withdrawMandateFromSpace'")).ShouldBe(1);
        (await browser.OpenAsync(path)).Text.ShouldNotContain("<form");
        var ended = (await browser.OpenAsync($"{path}?lang=ar")).Text;
        ended.ShouldContain("Le mandat donné à la structure CCAS a pris fin le lundi 7 septembre 2026.");
        ended.ShouldNotContain("Vous avez autorisé");
    }

    [Fact]
    public async Task A_consent_is_shown_in_the_words_that_were_read_out_and_taken_back_at_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var given = await house.AskAsync(house.Mediator, "giveConsent", new
        {
            residentId = house.Global("resident.marie"), structureId = house.Global("structure.association"), purpose = "FOLLOW_UP", fields = Both, channel = "SPOKEN",
        }, "consent { id }");
        given.GetProperty("errors").GetArrayLength().ShouldBeNone(given);
        var id = Uuid(given.GetProperty("consent").GetProperty("id").GetString() ?? "");
        using var browser = await InsideAsync(house, "marie");
        var path = $"{house.Space}/consentements/{id}";
        var shown = await browser.OpenAsync(path);
        foreach (var said in new[] { "La structure Les Passerelles peut voir", "mon nom et mon prénom", "« J'accepte que la structure Les Passerelles voie", "C’est lui qui compte" }) shown.Text.ShouldContain(said);
        foreach (var page in new[] { "consentements", $"consentements/{id}" }) (await browser.OpenAsync($"{house.Space}/{page}?lang=ar")).Text.ShouldContain("La structure Les Passerelles peut voir, pour suivre votre parcours :");
        foreach (var _ in new[] { 1, 2 }) (await browser.SendAsync(path, shown, Stop)).Text.ShouldContain("La structure Les Passerelles ne peut plus rien voir");
        (await house.ReadAsync<long>($"select count(*) from resident_consent where id = '{id}' and withdrawn_at is not null")).ShouldBe(1);
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'withdrawConsentFromSpace'")).ShouldBe(1);
    }

    [Fact]
    public async Task Vouchers_are_shown_with_codes_that_work_and_one_alone_as_large_as_the_screen()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = await InsideAsync(house, "omar");
        var all = await browser.OpenAsync($"{house.Space}/pass?lang=fr");
        foreach (var said in new[] { "Pass numériques 2026", house.Global("voucher.code"), "10 €", "<svg" }) all.Text.ShouldContain(said);
        (await browser.OpenAsync($"{house.Space}/pass?lang=uk")).Text.ShouldContain("Chaque Pass vaut 10 €");
        var one = await browser.OpenAsync(all.Links().First(each => each.StartsWith($"{house.Space}/pass/", StringComparison.Ordinal)));
        one.Text.ShouldContain("<svg");
        one.Text.ShouldContain(house.Global("voucher.code"));
        one.Text.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_request_says_what_happens_next_and_when_and_in_french_beside_another_language()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        await house.SubmitAsync();
        using var browser = await InsideAsync(house, "marie");
        foreach (var (tongue, own) in new[] { ("fr", "Nous la transmettons au service."), ("ar", "طلباتي") })
        {
            var shown = (await browser.OpenAsync($"{house.Space}/demandes?lang={tongue}")).Text;
            foreach (var said in new[] { own, "Demande de logement social", "Nous la transmettons au service.", "au plus tard le lundi 21 septembre 2026", "Sans réponse le samedi 7 novembre 2026 au soir, votre demande sera considérée comme acceptée" }) shown.ShouldContain(said);
        }
    }

    [Fact]
    public async Task Who_saw_the_file_is_told_by_structure_and_no_colleague_is_named()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        await house.SendAsync(house.Mediator, "query($id: ID!) { node(id: $id) { ... on Resident { consents { totalCount: edges { cursor } } } } }", new { id = house.Global("resident.marie") });
        using var browser = await InsideAsync(house, "marie");
        (await browser.OpenAsync($"{house.Space}/rendez-vous?lang=ar")).Text.ShouldContain("Votre rendez-vous : mardi 8 septembre à 9 h");
        var shown = (await browser.OpenAsync($"{house.Space}/lectures")).Text;
        foreach (var said in new[] { "lundi 7 septembre à 9 h : un professionnel de la structure CCAS", "lundi 7 septembre à 9 h : vous-même, dans votre espace" }) shown.ShouldContain(said);
        shown.ShouldNotContain("Haddad");
    }

    [Fact]
    public async Task Nothing_of_another_resident_is_shown_or_changed()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        var mandate = await house.SignedAsync("omar");
        using var browser = await InsideAsync(house, "marie");
        var voucher = await house.ReadAsync<Guid>($"select v.id from voucher v join booklet b on b.id = v.booklet_id where b.resident_id = '{house.Town.Of<ResidentId>("resident.omar").Value}' and v.state = 'AVAILABLE' limit 1");
        var before = await house.EverythingAsync();
        foreach (var path in new[] { $"mandats/{Uuid(mandate)}", $"consentements/{Guid.NewGuid()}", $"pass/{voucher}" })
        {
            (await browser.OpenAsync($"{house.Space}/{path}")).Text.ShouldContain("Nous ne trouvons pas cela");
            if (path[0] != 'p') (await browser.SendAsync($"{house.Space}/{path}", await browser.OpenAsync(house.Space), Stop, ("once", Guid.NewGuid().ToString("N")))).Text.ShouldContain("Nous ne trouvons pas cela");
        }

        (await house.EverythingAsync()).ShouldBe(before);
    }

    private static async Task<Browser> InsideAsync(GrcHouse house, string resident)
    {
        var browser = new Browser(house.Program.Address);
        await house.EnterAsync(browser, $"{await house.PathOfAsync(await house.BookAsync(resident, Tuesday9))}/espace");
        return browser;
    }
}
