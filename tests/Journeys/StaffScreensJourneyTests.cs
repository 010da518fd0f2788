using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The screens that staff live in.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed partial class StaffScreensJourneyTests(JourneyTown town)
{
    /// <summary>Each screen of the menu by who works on it, on an office screen and in the narrowest window.</summary>
    [Theory]
    [InlineData("samia", "", "aujourdhui")]
    [InlineData("claire", "book", "rendez-vous-1-qui")]
    [InlineData("claire", "residents", "usagers")]
    [InlineData("claire", "residents/new", "usager-nouveau")]
    [InlineData("samia", "sessions", "seances")]
    [InlineData("samia", "sessions/new", "seance-nouvelle")]
    [InlineData("samia", "reports", "comptes-rendus")]
    [InlineData("samia", "reports/new", "compte-rendu-nouveau")]
    [InlineData("samia", "procedures", "demarches")]
    [InlineData("samia", "vouchers/redeem", "pass-encaisser")]
    [InlineData("claire", "vouchers/issue", "pass-remettre")]
    [InlineData("theo", "vouchers/claims", "pass-remboursements")]
    [InlineData("odile", "vouchers/stock", "pass-stock")]
    [InlineData("agnes", "settings", "reglages")]
    [InlineData("nadia", "", "aujourdhui-coordination")]
    public async Task A_screen_is_accessible_and_fits_an_office_and_the_narrowest_window(string person, string path, string name)
    {
        await using var visitor = await town.VisitAsAsync(person);
        var broken = new List<string>();
        visitor.Page.PageError += (_, fault) => broken.Add(fault);
        (await visitor.GoAsync($"/app/{path}")).ShouldBe(200);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".loading")).ToHaveCountAsync(0);
        await visitor.JudgeAsync(name);
        await visitor.AtAsync(View.Narrow, name);
        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_social_worker_without_a_mouse_books_in_at_most_thirty_keys()
    {
        await using var visitor = await town.VisitAsAsync("claire");
        var (page, keys) = (visitor.Page, visitor.Keyboard);
        await visitor.GoAsync("/app/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await keys.PressAsync("r");
        await Expect(page.Locator("input:focus")).ToBeVisibleAsync();
        await keys.TypeAsync("mar");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("del");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = Marie() })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(WithResident());
        await visitor.JudgeAsync("rendez-vous-2-motif");
        await keys.TypeAsync("dém");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("button:focus")).ToContainTextAsync("h");
        await visitor.JudgeAsync("rendez-vous-3-creneau");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(WithSlot());
        await Expect(page.Locator("button:focus")).ToBeVisibleAsync();
        await visitor.JudgeAsync("rendez-vous-4-resume");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Done());
        await visitor.JudgeAsync("rendez-vous-5-pris");
        keys.Pressed.ShouldBeLessThanOrEqualTo(30);
    }

    [GeneratedRegex("Marie")]
    private static partial Regex Marie();

    [GeneratedRegex("resident=")]
    private static partial Regex WithResident();

    [GeneratedRegex("slot=")]
    private static partial Regex WithSlot();

    [GeneratedRegex("done=")]
    private static partial Regex Done();
}
