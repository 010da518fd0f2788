using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Access;
using Microsoft.Playwright;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>A started product with its invented towns, and browsers in front of it.</summary>
public abstract class VisitedTown(TestBrowser browser) : IAsyncDisposable
{
    private readonly Dictionary<string, Browser> _signedIn = [];

    /// <summary>Where the product answers.</summary>
    public abstract Uri Address { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Somebody with a browser of their own; dispose of them at the end.</summary>
    public async Task<Visitor> VisitAsync(View? view = null)
    {
        var seen = view ?? View.Desktop;
        return await ArriveAsync(await browser.ContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = seen.Width, Height = seen.Height },
            Locale = seen.Language,
            TimezoneId = "Europe/Paris",
            JavaScriptEnabled = seen.Scripts,
        }), seen);
    }

    /// <summary>A visitor who is signed in and has opened no page yet; the form of the door has a journey of its own.</summary>
    /// <param name="person">The name of a demo person of Val-sur-Brume: <c>claire</c>, <c>samia</c>, …</param>
    public async Task<Visitor> VisitAsAsync(string person, View? view = null)
    {
        var (visitor, session) = (await VisitAsync(view), await SessionAsync(person));
        await visitor.Page.Context.AddCookiesAsync(session.Cookies.Select(each => new Microsoft.Playwright.Cookie { Name = each.Name, Value = each.Value, Url = Address.ToString() }));
        return visitor;
    }

    /// <summary>Somebody with a browser that keeps its profile in a folder; disposing of them closes it, and it may be opened again.</summary>
    public async Task<Visitor> VisitKeptAsync(string profile)
    {
        var seen = View.Desktop;
        return await ArriveAsync(await browser.KeptAsync(profile, new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = seen.Width, Height = seen.Height },
            Locale = seen.Language,
            TimezoneId = "Europe/Paris",
        }), seen);
    }

    /// <summary>Asks the contract as a demo person, for what was there before a journey begins; answers the field's payload.</summary>
    public async Task<JsonElement> AskAsync(string person, string document, object? variables = null)
    {
        using var response = await SendAsync(person, document, variables);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.GetRawText());
        var payload = answer.GetProperty("data").EnumerateObject().Single().Value;
        if (payload.TryGetProperty("errors", out var refused)) refused.GetArrayLength().ShouldBe(0, answer.GetRawText());
        return payload;
    }

    public virtual ValueTask DisposeAsync()
    {
        foreach (var session in _signedIn.Values) session.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Beside other tests, a program's very first answer may take longer than it allows itself: visitors come once it has answered.</summary>
    protected async Task AwaitFirstAnswerAsync()
    {
        for (var tries = 0; tries < 6 && !await AnswersAsync(); tries++) await Task.Delay(1000, Stop);
    }

    private async Task<bool> AnswersAsync()
    {
        using var response = await SendAsync("samia", "query { me { id } appointments(first: 1) { nodes { id } } }", null);
        return response.IsSuccessStatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string person, string document, object? variables) =>
        await (await SessionAsync(person)).AskAsync(new { query = document, variables }, Stop);

    /// <summary>A person's session is begun once, as passwords are slow on purpose, and again after they signed out.</summary>
    private async Task<Browser> SessionAsync(string person)
    {
        if (_signedIn.TryGetValue(person, out var kept) && (await kept.GetAsync("/account", Stop)).Status == HttpStatusCode.OK) return kept;
        kept?.Dispose();
        var session = _signedIn[person] = new Browser(Address);
        (await session.FillAsync("/account/sign-in", Stop, ("Email", $"{person}@val-sur-brume.example"), ("Password", DemoAccounts.Password))).Location.ShouldNotBeNull(person);
        return session;
    }

    private static async Task<Visitor> ArriveAsync(IBrowserContext context, View seen)
    {
        context.SetDefaultTimeout(20_000);
        // A program just started is slow at first, and the machine runs other tests beside.
        Assertions.SetDefaultExpectTimeout(20_000);
        return new Visitor(context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync(), seen);
    }
}

/// <summary>How a visitor sees the product.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Language">What the browser asks pages for.</param>
/// <param name="Scripts">False for a browser that runs none.</param>
public sealed record View(int Width, int Height, string Language = "fr-FR", bool Scripts = true)
{
    public static readonly View Desktop = new(1280, 800);

    /// <summary>As narrow as WCAG 2.2 (1.4.10) asks for: 1280 pixels enlarged four times.</summary>
    public static readonly View Narrow = new(320, 640);

    /// <summary>A telephone of today.</summary>
    public static readonly View Telephone = new(390, 844);

    public View WithoutScripts => this with { Scripts = false };

    public View In(string language) => this with { Language = language };
}
