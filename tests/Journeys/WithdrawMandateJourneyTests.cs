using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A resident takes a mandate back with an old telephone: 320 pixels, no script, the link of a mail.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class WithdrawMandateJourneyTests(JourneyTown town)
{
    [Fact]
    public async Task A_resident_withdraws_a_mandate_by_the_link_of_its_receipt_without_script_and_without_mouse()
    {
        var resident = await town.RecordAsync("Yvonne", "EMAIL", "yvonne@courriel.example");
        var mandate = await town.SignAsync(resident, "HOUSING", "JUSTICE");
        var link = await ReadMailAsync();

        await using var visitor = await town.VisitAsync(View.Narrow.WithoutScripts);
        var page = visitor.Page;
        (await visitor.GoAsync(link)).ShouldBe(200);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Retirer votre mandat");
        await Expect(page.Locator("main li")).ToHaveTextAsync(["Logement", "Justice"]);
        await visitor.JudgeAsync("mandat-a-retirer");
        (await StateAsync(mandate)).ShouldBe("GRANTED");

        await visitor.Keyboard.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Retirer le mandat" }));
        await visitor.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("C’est fait");
        await visitor.JudgeAsync("mandat-retire");
        (await StateAsync(mandate)).ShouldBe("WITHDRAWN");

        (await visitor.GoAsync(link)).ShouldBe(410);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ce mandat a déjà pris fin");
        await visitor.JudgeAsync("mandat-deja-fini");
        (await visitor.GoAsync(link[..^1])).ShouldBe(404);
        await visitor.JudgeAsync("lien-inconnu");
    }

    /// <summary>Reads the receipt where Development keeps what left; answers the path of its link.</summary>
    private async Task<string> ReadMailAsync()
    {
        await using var reader = await town.VisitAsync();
        var link = await reader.FindLinkAsync("yvonne@courriel.example", "Votre mandat");
        await reader.JudgeMailboxAsync();
        return link;
    }

    private async Task<string?> StateAsync(string mandate) =>
        (await town.AskAsync("samia", "query($id: ID!) { node(id: $id) { ... on Mandate { state } } }", new { id = mandate })).Text("state");
}
