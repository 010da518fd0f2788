using Microsoft.Playwright;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>A visitor without a mouse: goes by Tab, and must see at each step where they are.</summary>
public sealed class Keyboard(IPage page)
{
    private const int MostStops = 200;

    /// <summary>
    /// What has the focus, and whether it shows: an outline of two pixels or more, on it or on what surrounds it (a shadow or a
    /// colour alone disappears in forced colours), on an element that lies in the window. Null when nothing has the focus.
    /// </summary>
    private const string Look = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at === document.documentElement) return null;
          const again = window.walked?.has(at) && window.lastWalked !== at;
          (window.walked ??= new Set()).add(window.lastWalked = at);
          const box = at.getBoundingClientRect();
          const inWindow = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          let ringed = false;
          for (let each = at, up = 0; each && each !== document.body && up < 4; each = each.parentElement, up++) {
            const style = getComputedStyle(each);
            ringed ||= style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(style.outlineColor);
          }
          const name = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || at.id || '';
          return { name: `${at.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`, shows: inWindow && ringed, again: !!again };
        }
        """;

    /// <summary>What is shown to be acted on and was not reached. Of radio buttons of one name one is enough: arrows lead to the others.</summary>
    private const string Missed = """
        () => {
          const acts = [...(document.querySelector('dialog:modal') ?? document).querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(each => !each.disabled && !each.closest('[inert], [aria-hidden=true]') && each.checkVisibility({ visibilityProperty: true }));
          const isReached = each => window.walked?.has(each) || each.type === 'radio' && acts.some(other => other.name === each.name && window.walked?.has(other));
          return acts.filter(each => !isReached(each)).map(each => `${each.tagName.toLowerCase()} ${(each.getAttribute('aria-label') || each.innerText || each.id || '').trim().slice(0, 60)}`);
        }
        """;

    /// <summary>How many keys were pressed; each letter typed is one.</summary>
    public int Pressed { get; private set; }

    public async Task PressAsync(string key)
    {
        Pressed++;
        await page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(string text)
    {
        Pressed += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses Tab until the target has the focus. Fails when it never has, or when somewhere on the way the focus cannot be seen.</summary>
    public Task TabToAsync(ILocator target) => TabUntilAsync(target, "wanted => wanted === document.activeElement");

    /// <summary>Goes there by Tab and presses Enter.</summary>
    public async Task EnterAsync(ILocator target)
    {
        await TabToAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>Chooses one of several that exclude each other: by Tab to them, then by the arrows.</summary>
    public async Task ChooseAsync(ILocator radio)
    {
        await TabUntilAsync(radio, "wanted => document.activeElement?.type === 'radio' && document.activeElement.name === wanted.name");
        for (var moves = 0; moves < MostStops && !await radio.EvaluateAsync<bool>("wanted => wanted === document.activeElement"); moves++) await PressAsync("ArrowDown");
        if (!await radio.IsCheckedAsync()) await PressAsync("Space");
        (await radio.IsCheckedAsync()).ShouldBeTrue($"The arrows never choose {radio} of {page.Url}.");
    }

    /// <summary>Everything that Tab reaches from the top of the page, in its order. Fails where the focus cannot be seen, and when something that can be acted on is never reached.</summary>
    public async Task<IReadOnlyList<string>> WalkAsync()
    {
        await page.EvaluateAsync("() => { [window.walked, window.lastWalked] = [new Set(), null]; document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");
        var names = new List<string>();
        while (names.Count < MostStops)
        {
            await PressAsync("Tab");
            // In a dialog, Tab goes round instead of leaving.
            if (await LookAsync() is not { Again: false } at)
            {
                (await page.EvaluateAsync<string[]>(Missed)).ShouldBeEmpty($"Tab never reaches these of {page.Url}");
                return names;
            }

            at.Shows.ShouldBeTrue($"The focus cannot be seen on « {at.Name} » of {page.Url}");
            names.Add(at.Name);
        }

        throw new ShouldAssertException($"Tab never leaves {page.Url}: {string.Join(", ", names.TakeLast(5))}");
    }

    private async Task TabUntilAsync(ILocator target, string isThere)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await target.EvaluateAsync<bool>(isThere)) return;
            await PressAsync("Tab");
            if (await LookAsync() is { } at) at.Shows.ShouldBeTrue($"The focus cannot be seen on « {at.Name} » of {page.Url}");
        }

        throw new ShouldAssertException($"Tab never reaches {target} of {page.Url}.");
    }

    private Task<Focus?> LookAsync() => page.EvaluateAsync<Focus?>(Look);

    private sealed record Focus
    {
        public string Name { get; init; } = "";
        public bool Shows { get; init; }

        /// <summary>True when it had the focus before something else had.</summary>
        public bool Again { get; init; }
    }
}
