using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>
/// Somebody at work who looks at one screen after the other. What is wrong with one is noted under its name and the round goes
/// on, so that one run tells all that is to be mended.
/// </summary>
internal sealed class Round
{
    /// <summary>What a link of the application does, and ends when the other screen is there.</summary>
    private const string Follow = "path => window.__TSR_ROUTER__.navigate({ href: path })";

    private readonly List<string> _faults = [];
    private readonly Visitor _visitor;
    private string _at = "";
    private bool _isIn;

    public Round(Visitor visitor)
    {
        _visitor = visitor;
        visitor.Page.PageError += (_, fault) => _faults.Add($"{_at}: {fault}");
    }

    public IPage Page => _visitor.Page;

    /// <summary>
    /// Opens a screen of the staff application, once it shows what it has to show, and judges it. The first is loaded by its
    /// address; the others are gone to within the application, as people do.
    /// </summary>
    public Task OpenAsync(string path, string name) => LookAsync(name, async () =>
    {
        if (!_isIn) (await _visitor.GoAsync($"/app/{path}")).ShouldBe(200);
        else await Page.EvaluateAsync(Follow, $"/app/{path}");
        _isIn = true;
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    });

    /// <summary>Does something on the screen that is open, and judges what it then shows.</summary>
    public Task SeeAsync(string name, Func<IPage, Task> act) => LookAsync(name, () => act(Page));

    public void ShouldBeWithoutFault() => _faults.ShouldBeEmpty();

    private async Task LookAsync(string name, Func<Task> come)
    {
        _at = name;
        try
        {
            await come();
            await Expect(Page.Locator(".loading")).ToHaveCountAsync(0);
            await _visitor.JudgeThroughAsync(name);
            await _visitor.ShouldSuitThumbsAsync("button, .button, summary, select, input, textarea, nav a");
        }
        catch (Exception fault) when (fault is ShouldAssertException or PlaywrightException or TimeoutException)
        {
            _faults.Add($"{name}: {fault.Message}");
        }
    }
}
