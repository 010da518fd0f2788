using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A mandate on one page, from the text that is read aloud to the paper that the resident takes home.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class SignMandateJourneyTests(JourneyTown town)
{
    private static readonly string[] Strokes = [" ", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"];
    private static readonly string[] Choices = ["#themes input[value='HOUSING']", "#termDays input[value='31']", "#protection input[value='NONE']"];

    [Fact]
    public async Task The_four_blocks_of_a_mandate_are_accessible_and_fit_up_to_its_signature()
    {
        var resident = await town.RecordAsync("Denise", "EMAIL", "denise@courriel.example");
        await using var visitor = await town.VisitAsAsync("samia");
        var round = new Round(visitor);
        await round.OpenAsync($"residents/{resident}/mandate", "mandat-1-choix");
        await round.SeeAsync("mandat-2-choisi", async page =>
        {
            foreach (var choice in Choices) await visitor.Keyboard.ChooseAsync(page.Locator(choice));
        });
        await round.SeeAsync("mandat-3-texte", async page =>
        {
            await visitor.PressAsync("Préparer le texte à signer");
            await visitor.Keyboard.SelectAsync(page.GetByLabel("Traduction à côté"), "العربية");
            await Expect(page.Locator(".translation [dir=rtl]")).ToBeVisibleAsync();
        });
        await round.SeeAsync("mandat-4-signe", async page =>
        {
            await visitor.Keyboard.TabToAsync(page.Locator("#signature"));
            foreach (var key in Strokes) await visitor.Keyboard.PressAsync(key);
            await visitor.PressAsync("Signer le mandat");
            await Expect(page.GetByText("Le mandat est signé")).ToBeVisibleAsync();
        });
        round.ShouldBeWithoutFault();
        var mandate = (await town.AskAsync("samia", "query($id: ID!) { resident(id: $id) { mandates(first: 1) { nodes { id state } } } }", new { id = resident })).GetProperty("mandates").GetProperty("nodes")[0];
        mandate.Text("state").ShouldBe("GRANTED");
        await round.OpenAsync($"mandates/{mandate.Text("id")}/print", "mandat-papier");
        await town.WithdrawAsync(mandate.Text("id"));
        await round.OpenAsync($"mandates/{mandate.Text("id")}/attestation", "mandat-attestation");
        round.ShouldBeWithoutFault();
    }
}
