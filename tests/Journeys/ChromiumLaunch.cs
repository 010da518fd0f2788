using Microsoft.Playwright;

namespace Inclusion.Tests.Journeys;

/// <summary>How the browser is started, for the journeys and for the benchmarks.</summary>
internal static class ChromiumLaunch
{
    internal const int Launches = 3;

    /// <remarks>Without the browser's own sandbox, which refuses root and needs rights that a container lacks: it only ever opens our own pages.</remarks>
    public static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync(CancellationToken stop)
    {
        var files = await ChromiumFiles.UnpackedAsync(stop);
        var driver = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { ExecutablePath = files.Program, Env = files.Environment, ChromiumSandbox = false };
        return (driver, await LaunchedAsync(() => driver.Chromium.LaunchAsync(options)));
    }

    /// <summary>Launches a browser; one that ends while it is launched (Chromium breaks in the C library once in some hundred times) is launched again.</summary>
    public static async Task<T> LaunchedAsync<T>(Func<Task<T>> launch)
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
}
