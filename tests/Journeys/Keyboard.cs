using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A visitor without a mouse: goes by Tab, and must see at each step where they are.</summary>
public sealed partial class Keyboard(IPage page)
{
    private const int MostStops = 200;

    /// <summary>
    /// What has the focus, and whether it shows: an outline of two pixels or more, on it or on what surrounds it (a shadow or a
    /// colour alone disappears in forced colours), on an element that lies in the window. With something wanted, whether that is
    /// it (of radio buttons of one name any is: arrows lead on), and on which side of it it lies.
    /// </summary>
    private const string Look = """
        wanted => {
          const at = document.activeElement;
          const isNowhere = !at || at.matches('body, html, main');
          const isOneOfThem = wanted?.type === 'radio' && at?.type === 'radio' && at.name === wanted.name && at.form === wanted.form;
          const side = {
            isNowhere, isLost: !!window.lastWalked && (!at || at === document.body), isThere: wanted === at || isOneOfThem, isGone: !!wanted && !wanted.isConnected, skips: !!at?.matches('a.skip') && !!wanted?.closest(at.hash),
            isBefore: !!at && !!wanted && !!(at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING),
          };
          if (isNowhere) return side;
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
          return { ...side, name: `${at.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`, shows: inWindow && ringed, again: !!again };
        }
        """;

    /// <summary>What is shown to be acted on and was not reached. Of radio buttons of one name one is enough: arrows lead to the others.</summary>
    private const string Missed = """
        () => {
          const acts = [...(document.querySelector('dialog:modal') ?? document).querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(each => !each.disabled && !each.closest('[inert], [aria-hidden=true]') && each.checkVisibility({ visibilityProperty: true }));
          window.lastWalked = null;
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

    /// <summary>
    /// Goes there as somebody who sees where it is: from the top of a page by the link that skips the menu, then by Tab, or back
    /// by Shift+Tab. Fails when it is never reached, or when somewhere on the way the focus cannot be seen.
    /// </summary>
    public async Task TabToAsync(ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        await Expect(target).ToBeEnabledAsync();
        var wanted = await target.ElementHandleAsync();
        var at = await LookAsync(wanted);
        at.IsLost.ShouldBeFalse($"The focus was left nowhere on {page.Url}, before {target}.");
        var step = at.IsBefore ? "Shift+Tab" : "Tab";
        for (var stops = 0; stops < MostStops && !at.IsThere; stops++)
        {
            await PressAsync(at.Skips ? "Enter" : step);
            at = await LookAsync(wanted);
            (at.Shows || at.IsNowhere).ShouldBeTrue($"The focus cannot be seen on « {at.Name} » of {page.Url}");
            // A list that was drawn anew has it elsewhere.
            if (at.IsGone) at = await LookAsync(wanted = await target.ElementHandleAsync());
        }

        at.IsThere.ShouldBeTrue($"Tab never reaches {target} of {page.Url}.");
    }

    /// <summary>Everything that Tab reaches from the top of the page, in its order. Fails where the focus cannot be seen, and when something that can be acted on is never reached.</summary>
    public async Task<IReadOnlyList<string>> WalkAsync()
    {
        await page.EvaluateAsync("() => { [window.walked, window.lastWalked] = [new Set(), null]; document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");
        var names = new List<string>();
        while (names.Count < MostStops)
        {
            await PressAsync("Tab");
            var at = await LookAsync();
            // In a dialog, Tab goes round instead of leaving.
            if (at.IsNowhere || at.Again)
            {
                (await page.EvaluateAsync<string[]>(Missed)).ShouldBeEmpty($"Tab never reaches these of {page.Url}");
                return names;
            }

            at.Shows.ShouldBeTrue($"The focus cannot be seen on « {at.Name} » of {page.Url}");
            names.Add(at.Name);
        }

        throw new ShouldAssertException($"Tab never leaves {page.Url}: {string.Join(", ", names.TakeLast(5))}");
    }

    private Task<Focus> LookAsync(IElementHandle? wanted = null) => page.EvaluateAsync<Focus>(Look, wanted);

    private sealed record Focus
    {
        public string Name { get; init; } = "";
        public bool Shows { get; init; }

        /// <summary>True when it had the focus before something else had.</summary>
        public bool Again { get; init; }

        /// <summary>True when nothing of the page has the focus: at its top, at the top of its content, or beyond its end.</summary>
        public bool IsNowhere { get; init; }

        /// <summary>True when something had the focus, and nothing of the page has it any more.</summary>
        public bool IsLost { get; init; }

        public bool IsThere { get; init; }
        public bool IsBefore { get; init; }

        /// <summary>True on the link that skips the menu, when what is wanted lies behind it.</summary>
        public bool Skips { get; init; }

        /// <summary>True when what was wanted is no longer in the page.</summary>
        public bool IsGone { get; init; }
    }
}
