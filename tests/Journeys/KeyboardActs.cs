using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>What the keys do once the focus is there.</summary>
public sealed partial class Keyboard
{
    /// <summary>Goes there and presses Enter: a button, a link, a fold.</summary>
    public async Task EnterAsync(ILocator target)
    {
        await TabToAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>Goes to a field and types, in place of what stands there.</summary>
    public async Task FillAsync(ILocator field, string text)
    {
        await TabToAsync(field);
        if (await field.InputValueAsync() != "") await PressAsync("Control+a");
        await TypeAsync(text);
        await Expect(field).ToHaveValueAsync(text);
    }

    /// <summary>Takes the tick of a box away.</summary>
    public async Task UntickAsync(ILocator box)
    {
        await Expect(box).ToBeCheckedAsync();
        await TabToAsync(box);
        await PressAsync("Space");
        await Expect(box).Not.ToBeCheckedAsync();
    }

    /// <summary>Chooses one of several: by Tab to it, or, when they exclude each other, by Tab to them and then by the arrows.</summary>
    public async Task ChooseAsync(ILocator radio)
    {
        await TabToAsync(radio);
        for (var moves = 0; moves < MostStops && !await radio.EvaluateAsync<bool>("wanted => wanted === document.activeElement"); moves++) await PressAsync("ArrowDown");
        if (!await radio.IsCheckedAsync()) await PressAsync("Space");
        (await radio.IsCheckedAsync()).ShouldBeTrue($"The arrows never choose {radio} of {page.Url}.");
    }

    /// <summary>Chooses from a list that folds, by the arrows.</summary>
    public async Task SelectAsync(ILocator list, string label)
    {
        await Expect(list.Locator("option", new() { HasText = label }).First).ToBeAttachedAsync();
        await TabToAsync(list);
        var moves = await list.EvaluateAsync<int>("(list, label) => [...list.options].findIndex(each => each.text.includes(label)) - list.selectedIndex", label);
        for (var move = 0; move < Math.Abs(moves); move++) await PressAsync(moves > 0 ? "ArrowDown" : "ArrowUp");
        await Expect(list.Locator("option:checked")).ToContainTextAsync(label);
    }

    /// <summary>Types a day in the order of the browser's own language.</summary>
    public async Task FillDayAsync(ILocator field, LocalDate day)
    {
        await TabToAsync(field);
        await TypeAsync(day.ToString("MMdduuuu", CultureInfo.InvariantCulture));
        await Expect(field).ToHaveValueAsync(day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Types an hour as the browser's own language does.</summary>
    public async Task FillHourAsync(ILocator field, LocalTime hour)
    {
        await TabToAsync(field);
        await TypeAsync(hour.ToString("hhmmtt", CultureInfo.InvariantCulture));
        await Expect(field).ToHaveValueAsync(hour.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
