using System.Globalization;
using System.Text.Json;
using Inclusion.Platform.Time;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Platform.Messaging;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>What the counter prints: read on a screen of any width, then as paper shows it.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class PrintedPagesJourneyTests(JourneyTown town)
{
    [Fact]
    public async Task A_letter_reads_on_any_screen_and_fills_one_sheet()
    {
        var resident = await town.RecordAsync("Lucienne", "POSTAL", "3 impasse des Lilas, 59999 Val-sur-Brume");
        var mandate = await town.SignAsync(resident, "HOUSING");
        string? path = null;
        await Eventually.TrueAsync(async () => (path = await LetterAboutAsync(mandate)) is not null, TestContext.Current.CancellationToken);

        await using var visitor = await town.VisitAsAsync("samia");
        (await visitor.GoAsync(path.ShouldNotBeNull())).ShouldBe(200);
        await visitor.JudgeAsync("lettre");
        var printed = await visitor.PrintAsync("lettre");
        printed.Sheets.ShouldBe(1);
        foreach (var said in new[] { "Lucienne Trouvé", "3 impasse des Lilas", "Val-sur-Brume", "Logement", "/mandat/", "scannez ce carré" }) printed.Words.ShouldContain(said);
        await visitor.AtAsync(View.Narrow, "lettre");
    }

    [Fact]
    public async Task The_sheet_of_a_booklet_reads_on_any_screen_and_prints_five_codes_without_its_own_advice()
    {
        var resident = await town.RecordAsync("Gaston", "MOBILE", "06 12 34 56 71");
        var programme = (await town.AskAsync("claire", "{ programmes(first: 1) { nodes { id } } }")).GetProperty("nodes")[0].Text("id");
        var issued = await town.AskAsync("claire", "mutation($input: IssueBookletInput!) { issueBooklet(input: $input) { booklet { sheetPath serial } errors { __typename } } }", new { input = new { programmeId = programme, residentId = resident } });
        var booklet = issued.GetProperty("booklet");

        await using var visitor = await town.VisitAsAsync("claire");
        (await visitor.GoAsync(booklet.Text("sheetPath").ShouldNotBeNull())).ShouldBe(200);
        await Expect(visitor.Page.GetByText("Imprimez cette page maintenant")).ToBeVisibleAsync();
        await visitor.JudgeAsync("carnet");
        var printed = await visitor.PrintAsync("carnet");
        printed.Sheets.ShouldBe(1);
        printed.Words.ShouldNotContain("Imprimez cette page");
        printed.Words.ShouldContain(booklet.Text("serial").ShouldNotBeNull());
        foreach (var place in Enumerable.Range(1, 5)) printed.Words.ShouldContain($"Pass {place}");
        await visitor.AtAsync(View.Narrow, "carnet");
    }

    [Fact]
    public async Task The_day_the_slip_of_an_appointment_and_a_mandate_with_its_translation_print_without_menu_and_buttons()
    {
        var resident = await town.RecordAsync("Lucette", "EMAIL", "lucette@courriel.example");
        var (appointment, mandate) = (await town.BookAsync(resident), await town.SignAsync(resident, "HOUSING"));
        var agreed = await town.AskAsync("claire", "query($id: ID!) { appointment(id: $id) { startsAt place { name telephone } mediators { familyName } } }", new { id = appointment });
        var starts = Instant.FromDateTimeOffset(DateTimeOffset.Parse(agreed.Text("startsAt").ShouldNotBeNull(), CultureInfo.InvariantCulture)).InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]);

        await using var visitor = await town.VisitAsAsync("claire");
        var day = await PrintAsync(visitor, $"?day={LocalDatePattern.Iso.Format(starts.Date)}", "Lucette", "jour");
        day.Sheets.ShouldBe(1);
        foreach (var said in new[] { "Lucette Trouvé", "Aide aux démarches", agreed.GetProperty("mediators")[0].Text("familyName"), FrenchDates.Words(starts.Date) }) day.Words.ShouldContain(said.ShouldNotBeNull(), Case.Insensitive);
        day.Words.ShouldContain("Rendez-vous de : toute la structure");
        ShouldNotSay(day, "Planning", "Annuler", "Sans rendez-vous", "Semaine");

        var slip = await PrintAsync(visitor, $"appointments/{appointment}", "Lucette", "feuille-de-rendez-vous");
        slip.Sheets.ShouldBe(1);
        foreach (var said in new[] { "Lucette Trouvé", FrenchDates.Words(starts.Date), agreed.GetProperty("place").Text("name"), "pièce d'identité", "03 20 00 00" }) slip.Words.ShouldContain(said.ShouldNotBeNull());
        ShouldNotSay(slip, "Déplacer", "Ouvrir");

        await visitor.GoAsync($"/app/mandates/{mandate}/print");
        await visitor.Keyboard.SelectAsync(visitor.Page.GetByLabel("Traduction à côté"), "العربية");
        var paper = await PrintAsync(visitor, null, "Logement", "mandat");
        paper.Sheets.ShouldBeInRange(1, 2);
        foreach (var said in new[] { "Mandat : Lucette Trouvé", "Logement", "Seul le texte français compte", "السكن", "Samia Haddad", "Empreinte du texte (SHA-256)" }) paper.Words.ShouldContain(said);
        ShouldNotSay(paper, "Traduction à côté");
    }

    /// <summary>Opens a screen, or stays on the one that is open, until it says what it is about; then prints it.</summary>
    private static async Task<Print> PrintAsync(Visitor visitor, string? path, string about, string name)
    {
        if (path is not null) (await visitor.GoAsync($"/app/{path}")).ShouldBe(200);
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(about);
        await Expect(visitor.Page.Locator(".loading")).ToHaveCountAsync(0);
        return await visitor.PrintAsync(name);
    }

    private static void ShouldNotSay(Print printed, params string[] hidden)
    {
        foreach (var said in (string[])[.. hidden, "Imprimer", "Claire Dubois", "Aller au contenu", "Réglages"]) printed.Words.ShouldNotContain(said);
    }

    private async Task<string?> LetterAboutAsync(string subject) =>
        (await town.AskAsync("samia", "{ lettersToPrint(first: 100) { nodes { subjectId page } } }")).GetProperty("nodes").EnumerateArray()
            .Where(letter => letter.Text("subjectId") == subject).Select(letter => letter.Text("page")).SingleOrDefault();
}
