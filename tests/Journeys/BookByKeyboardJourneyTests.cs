using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>Somebody who knows the product books without a mouse.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed partial class BookByKeyboardJourneyTests(JourneyTown town)
{
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

    [Fact]
    public async Task Hours_that_arrive_late_do_not_push_out_of_the_window_what_has_the_focus_below_them()
    {
        await using var visitor = await town.VisitAsAsync("claire");
        var (page, keys) = (visitor.Page, visitor.Keyboard);
        await visitor.OpenFileAsync("Marie", "Delattre");
        await visitor.FollowAsync("Prendre rendez-vous");
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/graphql", async route =>
        {
            if (route.Request.PostData?.Contains("\"d7\"", StringComparison.Ordinal) is true) await arrival.Task;
            await route.ContinueAsync();
        });
        await visitor.PressAsync("Aide aux démarches");
        var outside = page.Locator("summary", new() { HasText = "Une autre heure" });
        await keys.TabToAsync(outside);
        await Expect(outside).ToBeInViewportAsync();
        arrival.SetResult();
        await Expect(page.Locator("button.slot").First).ToBeVisibleAsync();
        await Expect(outside).ToBeFocusedAsync();
        await Expect(outside).ToBeInViewportAsync();
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
