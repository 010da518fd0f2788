using System.Net;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>« Mon rendez-vous », opened by the link of a message with any telephone.</summary>
public sealed class AppointmentPageTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_what_the_message_said_and_nothing_of_the_person_and_opening_it_changes_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await house.PathOfAsync(await house.BookAsync("marie", Tuesday9));
        var before = await house.EverythingAsync();
        foreach (var each in new[] { path, $"{path}/annuler", $"{path}/deplacer", $"{path}/deplacer?jour=2026-09-10", $"{path}/deplacer?heure=2026-09-10T08:00:00Z", $"{path}/agenda.ics" })
        {
            var page = await browser.OpenAsync(each);
            page.Status.ShouldBe(HttpStatusCode.OK, each);
            foreach (var hidden in new[] { "Marie", "Lefèvre", "courriel.example", "<script", "style=" }) page.Text.ShouldNotContain(hidden, Case.Sensitive, each);
        }

        var shown = (await browser.OpenAsync(path)).Text;
        foreach (var said in new[] { "<h1>Mon rendez-vous</h1>", "mardi 8 septembre à 9 h", "Aide aux démarches", "Apportez une pièce d'identité.", "03 20 49 50 50", "lang=\"fr\" dir=\"ltr\"", "Déplacer ce rendez-vous", "Annuler ce rendez-vous" }) shown.ShouldContain(said);
        (await house.EverythingAsync()).ShouldBe(before);
        var headers = (await browser.OpenAsync(path)).Response.Headers;
        (string.Join(' ', headers.GetValues("Referrer-Policy")), string.Join(' ', headers.GetValues("Cache-Control")), headers.Contains("Set-Cookie")).ShouldBe(("no-referrer", "no-store", false));
    }

    [Fact]
    public async Task A_discreet_reason_stays_discreet_on_the_page_and_in_the_calendar()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await house.PathOfAsync(await house.BookAsync("marie", Instant.FromUtc(2026, 9, 11, 12, 0), "debts", null));
        foreach (var each in new[] { path, $"{path}/annuler", $"{path}/agenda.ics" }) (await browser.OpenAsync(each)).Text.ShouldNotContain("Dettes", Case.Insensitive, each);
        (await browser.OpenAsync(path)).Text.ShouldContain("par téléphone : nous vous appelons");
        (await browser.OpenAsync($"{path}/agenda.ics")).Text.ShouldContain("CLASS:PRIVATE");
    }

    [Fact]
    public async Task A_link_that_is_unknown_of_another_town_or_expired_shows_nothing_and_says_whom_to_call()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await house.PathOfAsync(await house.BookAsync("marie", Tuesday9));
        var (key, token) = (house.Global("territory.key"), path.Split('/')[^1]);
        var unknown = await browser.OpenAsync($"/rdv/{key}/{token[..^1]}");
        foreach (var wrong in new[] { $"/rdv/{new string('0', 32)}/{token}", $"/rdv/{key}/{new string('A', 43)}", $"/mandat/{key}/{token}" })
        {
            foreach (var page in new[] { await browser.OpenAsync(wrong), await browser.PressAsync(wrong) })
                (page.Status, page.Text.Contains("Ce lien n’ouvre rien", StringComparison.Ordinal), page.Text.Contains("septembre", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.NotFound, true, false), wrong);
        }

        unknown.Text.ShouldContain("03 20 49 50 50");
        house.Clock.Reset(Tuesday9 + Duration.FromDays(2));
        var before = await house.EverythingAsync();
        foreach (var each in new[] { path, $"{path}/annuler", $"{path}/deplacer", $"{path}/agenda.ics" })
        {
            var page = await browser.OpenAsync(each);
            (page.Status, page.Text.Contains("Ce lien ne sert plus", StringComparison.Ordinal), page.Text.Contains("mardi 8", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Gone, true, false), each);
            page.Text.ShouldContain("03 20 49 50 50");
        }

        using var nothing = new FormUrlEncodedContent([new("once", Guid.NewGuid().ToString("N"))]);
        (await browser.Http.PostAsync(new Uri($"{path}/annuler", UriKind.Relative), nothing, Stop)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await house.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_calendar_file_is_a_copy_that_invites_nobody_and_keeps_the_invites_own_identity()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var file = await browser.OpenAsync($"{await house.PathOfAsync(id)}/agenda.ics");
        (file.Response.Content.Headers.ContentType?.MediaType, file.Response.Content.Headers.ContentDisposition?.FileName).ShouldBe(("text/calendar", "rendez-vous.ics"));
        var lines = file.Body.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        lines.ShouldContain("METHOD:PUBLISH");
        lines.ShouldContain($"UID:{Uuid(id)}");
        lines.ShouldContain("DTSTART;TZID=Europe/Paris:20260908T090000");
        lines.ShouldNotContain(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_speaks_the_residents_language_or_the_one_that_is_chosen_with_the_french_beside()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await house.PathOfAsync(await house.BookAsync("omar", Tuesday9));
        var arabic = (await browser.OpenAsync(path)).Text;
        foreach (var said in new[] { "<html lang=\"ar\" dir=\"rtl\">", "<h1>موعدي</h1>", "الثلاثاء 8 سبتمبر الساعة 09:00", "النص الفرنسي وحده هو المعتمد", "<strong>Mon rendez-vous</strong>", "Votre rendez-vous : mardi 8 septembre à 9 h" }) arabic.ShouldContain(said);
        var ukrainian = await browser.OpenAsync($"{path}?lang=uk");
        ukrainian.Text.ShouldContain("вівторок, 8 вересня, о 09:00");
        ukrainian.Links().ShouldContain($"{path}/annuler?lang=uk");
        foreach (var font in new[] { "noto-sans-arabic-arabic-400-normal.woff2", "noto-sans-cyrillic-700-normal.woff2" })
        {
            var letters = await browser.OpenAsync($"/portail/polices/{font}");
            (letters.Status, letters.Response.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "font/woff2"));
        }
    }
}
