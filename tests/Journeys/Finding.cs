using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>What a visitor looks for, by the words that stand there.</summary>
internal static class Finding
{
    extension(Visitor visitor)
    {
        public ILocator Button(string name) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        public ILocator Link(string name) => visitor.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

        public ILocator Field(string label) => visitor.Page.GetByLabel(label, new() { Exact = true });

        /// <summary>One of several choices, by how its label begins: a hint may follow.</summary>
        public ILocator Choice(string label) => visitor.Page.Locator("label", new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(label)}") }).Locator("input");

        /// <summary>A part of the page, by its heading.</summary>
        public ILocator Part(string heading) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

        public ILocator Dialog => visitor.Page.GetByRole(AriaRole.Dialog);

        public ILocator Fold(string summary) => visitor.Page.Locator("summary", new() { HasText = summary });

        /// <summary>Goes to a button by the keyboard and presses it.</summary>
        public Task PressAsync(string button) => visitor.Keyboard.EnterAsync(visitor.Button(button));

        /// <summary>Goes to a link by the keyboard and follows it.</summary>
        public Task FollowAsync(string link) => visitor.Keyboard.EnterAsync(visitor.Link(link));

        /// <summary>Goes to a place of the menu by its key.</summary>
        public async Task TurnToAsync(string key, string heading)
        {
            await visitor.Keyboard.PressAsync(key);
            await visitor.ShouldBeHeadedAsync(heading);
        }

        public Task ShouldSayAsync(string words) => Expect(visitor.Page.GetByText(words).First).ToBeVisibleAsync();

        public Task ShouldBeHeadedAsync(string words) => Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(words);

        /// <summary>Follows what opens in another tab.</summary>
        public async Task<IPage> OpenBesideAsync(ILocator link)
        {
            var beside = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Keyboard.EnterAsync(link));
            await beside.WaitForLoadStateAsync();
            return beside;
        }
    }
}
