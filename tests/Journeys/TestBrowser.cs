using Inclusion.Tests.Journeys;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace Inclusion.Tests.Journeys;

/// <summary>The real browser of this run, started when the first journey asks for it: a run without journeys pays nothing.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    internal const int Launches = 3;
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A visitor of their own, with no cookie of anybody's.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options) =>
        await (await _started.Value).Browser.NewContextAsync(options);

    /// <summary>A browser whose profile is kept in a folder: closed and opened again, it remembers as a person's does.</summary>
    public async Task<IBrowserContext> KeptAsync(string profile, BrowserTypeLaunchPersistentContextOptions options)
    {
        var files = await ChromiumFiles.UnpackedAsync(CancellationToken.None);
        (options.ExecutablePath, options.Env, options.ChromiumSandbox) = (files.Program, files.Environment, false);
        var chromium = (await _started.Value).Driver.Chromium;
        return await LaunchedAsync(() => chromium.LaunchPersistentContextAsync(profile, options));
    }

    public async ValueTask DisposeAsync()
    {
        // A browser that did not start has failed each journey that asked for it; there is nothing to end.
        if (!_started.IsValueCreated || _started.Value.IsFaulted) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>Launches a browser; one that ends while it is launched (Chromium breaks in the C library once in some hundred times) is launched again.</summary>
    internal static async Task<T> LaunchedAsync<T>(Func<Task<T>> launch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await launch();
            }
            catch (PlaywrightException ended) when (attempt < Launches)
            {
                await Console.Error.WriteLineAsync($"The browser ended while it was launched, and is launched again: {ended.Message.Split('\n')[0]}");
            }
        }
    }

    /// <remarks>Without the browser's own sandbox, which refuses root and needs rights that a container lacks: it only ever opens our own pages.</remarks>
    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var files = await ChromiumFiles.UnpackedAsync(CancellationToken.None);
        var driver = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { ExecutablePath = files.Program, Env = files.Environment, ChromiumSandbox = false };
        return (driver, await LaunchedAsync(() => driver.Chromium.LaunchAsync(options)));
    }
}
