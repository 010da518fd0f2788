using Inclusion.Tests.Journeys;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace Inclusion.Tests.Journeys;

/// <summary>The real browser of this run, started when the first journey asks for it: a run without journeys pays nothing.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(() => ChromiumLaunch.StartAsync(CancellationToken.None));

    /// <summary>A visitor of their own, with no cookie of anybody's.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options) =>
        await (await _started.Value).Browser.NewContextAsync(options);

    /// <summary>A browser whose profile is kept in a folder: closed and opened again, it remembers as a person's does.</summary>
    public async Task<IBrowserContext> KeptAsync(string profile, BrowserTypeLaunchPersistentContextOptions options)
    {
        var files = await ChromiumFiles.UnpackedAsync(CancellationToken.None);
        (options.ExecutablePath, options.Env, options.ChromiumSandbox) = (files.Program, files.Environment, false);
        var chromium = (await _started.Value).Driver.Chromium;
        return await ChromiumLaunch.LaunchedAsync(() => chromium.LaunchPersistentContextAsync(profile, options));
    }

    public async ValueTask DisposeAsync()
    {
        // A browser that did not start has failed each journey that asked for it; there is nothing to end.
        if (!_started.IsValueCreated || _started.Value.IsFaulted) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }
}
