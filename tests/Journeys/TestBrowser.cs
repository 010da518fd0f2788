using Inclusion.Tests.Journeys;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace Inclusion.Tests.Journeys;

/// <summary>The real browser of this run, started when the first journey asks for it: a run without journeys pays nothing.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A visitor of their own, with no cookie of anybody's.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options) =>
        await (await _started.Value).Browser.NewContextAsync(options);

    /// <summary>A browser whose profile is kept in a folder: closed and opened again, it remembers as a person's does.</summary>
    public async Task<IBrowserContext> KeptAsync(string profile, BrowserTypeLaunchPersistentContextOptions options)
    {
        var files = await ChromiumFiles.UnpackedAsync(CancellationToken.None);
        (options.ExecutablePath, options.Env, options.ChromiumSandbox) = (files.Program, files.Environment, false);
        return await (await _started.Value).Driver.Chromium.LaunchPersistentContextAsync(profile, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <remarks>Without the browser's own sandbox, which refuses root and needs rights that a container lacks: it only ever opens our own pages.</remarks>
    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var files = await ChromiumFiles.UnpackedAsync(CancellationToken.None);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = files.Program, Env = files.Environment, ChromiumSandbox = false });
        return (driver, browser);
    }
}
