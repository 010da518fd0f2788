using System.Text.Json;
using Inclusion.Tests.Platform.Graph;
using Inclusion.Tests.Platform.Messaging;
using Microsoft.Playwright;
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
        foreach (var said in new[] { "Lucienne Trouvé", "3 impasse des Lilas", "Val-sur-Brume", "Logement", "/mandat/" }) printed.Words.ShouldContain(said);
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
        printed.Sheets.ShouldBeInRange(1, 2);
        printed.Words.ShouldNotContain("Imprimez cette page");
        printed.Words.ShouldContain(booklet.Text("serial").ShouldNotBeNull());
        foreach (var place in Enumerable.Range(1, 5)) printed.Words.ShouldContain($"Pass {place}");
        await visitor.AtAsync(View.Narrow, "carnet");
    }

    private async Task<string?> LetterAboutAsync(string subject) =>
        (await town.AskAsync("samia", "{ lettersToPrint(first: 100) { nodes { subjectId page } } }")).GetProperty("nodes").EnumerateArray()
            .Where(letter => letter.Text("subjectId") == subject).Select(letter => letter.Text("page")).SingleOrDefault();
}
