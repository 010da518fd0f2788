using System.Text.RegularExpressions;
using Inclusion.Tests.Platform.Messaging;
using Microsoft.Playwright;

namespace Inclusion.Tests.Journeys;

/// <summary>Messages as Development keeps them instead of sending them.</summary>
internal static partial class KeptMail
{
    private const string Mailbox = "/dev/mailbox";

    extension(Visitor visitor)
    {
        /// <summary>Waits for a message to the address under that title, opens the last one by keyboard and answers what it says.</summary>
        public async Task<string> ReadMailAsync(string address, string title)
        {
            var page = visitor.Page;
            var mail = page.GetByRole(AriaRole.Row).Filter(new() { HasText = address }).GetByRole(AriaRole.Link).Filter(new() { HasText = title }).First;
            await Eventually.TrueAsync(async () =>
            {
                await visitor.GoAsync(Mailbox);
                return await mail.CountAsync() > 0;
            }, TestContext.Current.CancellationToken);
            await visitor.Keyboard.TabToAsync(mail);
            await visitor.Keyboard.PressAsync("Enter");
            return await page.Locator("pre").First.InnerTextAsync();
        }

        /// <summary>The page that a message leads to, as its path and what it asks.</summary>
        public async Task<string> FindLinkAsync(string address, string title) =>
            new Uri(Link().Match(await visitor.ReadMailAsync(address, title)).Value).PathAndQuery;

        public async Task JudgeMailboxAsync()
        {
            await visitor.AtAsync(View.Desktop, "message");
            await visitor.AtAsync(View.Narrow, "message");
            await visitor.GoAsync(Mailbox);
            await visitor.AtAsync(View.Desktop, "messages-partis");
            await visitor.AtAsync(View.Narrow, "messages-partis");
        }
    }

    [GeneratedRegex(@"https?://\S+/(rdv|mandat|account)/\S+")]
    private static partial Regex Link();
}
