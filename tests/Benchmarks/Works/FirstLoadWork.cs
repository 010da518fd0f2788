using System.Diagnostics;
using Inclusion.Benchmarks.Towns;
using Inclusion.Tests.Journeys;
using Microsoft.Playwright;

namespace Inclusion.Benchmarks.Works;

/// <summary>How long somebody with an old computer on a slow line waits, who has never been there: a real browser, its cache empty each time.</summary>
internal sealed class FirstLoadWork(IPlaywright driver, IBrowser browser, Product product, (string On, long Appointments) fullest) : IAsyncDisposable
{
    public const int Loads = 7;
    private static readonly Dictionary<string, string> Nobody = [];
    private const int Slower = 4, Latency = 150;
    private const double BytesDown = 1_600_000 / 8, BytesUp = 750_000 / 8;

    /// <summary>The day on which the mediator who is signed in receives most people.</summary>
    private const string Fullest = """
        select (starts_at at time zone 'Europe/Paris')::date::text, count(*) from appointment
        join appointment_mediator on appointment_mediator.territory_id = appointment.territory_id and appointment_id = appointment.id
        where mediator_id = (select id from professional where roles = array['MEDIATOR'] order by email limit 1)
        group by 1 order by 2 desc, 1 limit 1
        """;

    /// <summary>The page's own clock, from the beginning of the way to it.</summary>
    private const string Painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";

    public static async Task<FirstLoadWork> PrepareAsync(Town town, Product product, CancellationToken stop)
    {
        var fullest = (await town.AskAsync(Fullest, row => (row.GetString(0), row.GetInt64(1)), stop))[0];
        var (driver, browser) = await ChromiumLaunch.StartAsync(stop);
        return new FirstLoadWork(driver, browser, product, fullest);
    }

    public long Appointments => fullest.Appointments;

    /// <summary>The median load and the longest; one before them is not counted, since the product is slow at its first answer.</summary>
    public static async Task<(FirstLoad Median, FirstLoad Longest)> TimesAsync(Func<Task<FirstLoad>> load)
    {
        await load();
        var loads = new List<FirstLoad>();
        for (var time = 0; time < Loads; time++) loads.Add(await load());
        loads.Sort((one, other) => one.Usable.CompareTo(other.Usable));
        return (loads[Loads / 2], loads[^1]);
    }

    /// <summary>Until the door's first field holds a letter that was typed.</summary>
    public Task<FirstLoad> OpenDoorAsync() => LoadAsync("/account/sign-in", Nobody, async page =>
    {
        await page.Locator("[name=Email]").PressAsync("a");
        await page.WaitForFunctionAsync("() => document.querySelector('[name=Email]').value === 'a'");
    });

    /// <summary>Until the list of the day stands there.</summary>
    public Task<FirstLoad> OpenDayAsync() => LoadAsync($"/app/?day={fullest.On}", product.DeskCookies, page => page.Locator("li.appointment").Last.WaitForAsync());

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private async Task<FirstLoad> LoadAsync(string path, IReadOnlyDictionary<string, string> cookies, Func<IPage, Task> isUsable)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = product.Address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-Proto"] = "https" } });
        await context.AddCookiesAsync(cookies.Select(each => new Microsoft.Playwright.Cookie { Name = each.Key, Value = each.Value, Url = product.Address.ToString().Replace("http:", "https:", StringComparison.Ordinal), Secure = true }));
        var page = await context.NewPageAsync();
        var (requests, bytes) = (0, 0.0);
        var devtools = await context.NewCDPSessionAsync(page);
        devtools.Event("Network.loadingFinished").OnEvent += (_, told) => (requests, bytes) = (requests + 1, bytes + (told?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = Latency, ["downloadThroughput"] = BytesDown, ["uploadThroughput"] = BytesUp });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });

        var begun = Stopwatch.GetTimestamp();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await isUsable(page);
        var usable = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new FirstLoad(usable, await page.EvaluateAsync<double>(Painted) / 1000, requests, bytes / 1024);
    }
}

/// <summary>One load.</summary>
/// <param name="Usable">Seconds until what one came for can be done.</param>
/// <param name="Painted">Seconds until anything was painted.</param>
/// <param name="Requests">How many answers came, complete, until then.</param>
internal sealed record FirstLoad(double Usable, double Painted, int Requests, double Kilobytes);
