using Inclusion.Portal;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A resident who reads the pages in one language, without script and without mouse.</summary>
internal sealed class Reader(Visitor visitor, Tongue tongue)
{
    private static readonly Words French = Words.In(Tongue.French);

    private readonly Words _words = Words.In(tongue);

    public IPage Page => visitor.Page;

    /// <summary>Opens a page, and judges it.</summary>
    public async Task OpenAsync(string path, string title, int status = 200)
    {
        (await visitor.GoAsync($"{path}?{Tongue.Parameter}={tongue.Code}")).ShouldBe(status, path);
        await SeesAsync(title);
    }

    /// <summary>Presses the first choice of a list, and judges what it leads to.</summary>
    public Task ChooseAsync(string title) => PressAsync(Page.Locator("a.choice").First, title);

    /// <summary>Follows the first link of that name, and judges what it leads to.</summary>
    public Task FollowAsync(Saying name, string title) => PressAsync(Page.GetByRole(AriaRole.Link, Named(name)).First, title);

    /// <summary>Presses the button of that name, and judges what it leads to.</summary>
    public Task PressAsync(Saying name, string title) => PressAsync(Page.GetByRole(AriaRole.Button, Named(name)), title);

    /// <summary>
    /// The page of that title, in this language and its direction, at any width, by Tab alone. Beside another language stands
    /// what the page says in French, and that only the French counts.
    /// </summary>
    private async Task SeesAsync(string title)
    {
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(_words.Say(title));
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", tongue.Html);
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("dir", tongue.Direction);
        var french = Page.Locator("aside.french");
        await Expect(french).ToHaveCountAsync(tongue == Tongue.French ? 0 : 1);
        if (tongue != Tongue.French)
        {
            await Expect(french).ToContainTextAsync(_words.Say("layout.french"));
            await Expect(french.Locator("[lang=fr]")).ToContainTextAsync(French.Say(title));
        }

        await visitor.JudgeThroughAsync($"portail-{tongue.Code}-{title}");
        await visitor.ShouldSuitThumbsAsync("a, button, input:not([type=hidden])");
    }

    private async Task PressAsync(ILocator target, string title)
    {
        await visitor.Keyboard.TabToAsync(target);
        await visitor.Keyboard.PressAsync("Enter");
        await SeesAsync(title);
    }

    private PageGetByRoleOptions Named(Saying name) => new() { Name = _words.Say(name), Exact = true };
}
