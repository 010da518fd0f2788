using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.Playwright;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>Somebody in front of a page.</summary>
public sealed partial class Visitor(IPage page, View view) : IAsyncDisposable
{
    /// <summary>A folder to keep pictures of pages in, for eyes to judge; none are taken when it is not set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("INCLUSION_SCREENSHOTS");

    private const string Styles = "() => [...document.styleSheets].map(each => `${each.href} ${each.cssRules.length}`)";

    private const string Thin = """
        pressed => [...document.querySelectorAll(pressed)]
          .map(each => each.matches('[type=checkbox], [type=radio]') ? each.closest('label') ?? each : each)
          .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().right > 0 && each.getBoundingClientRect().height < 43.5)
          .map(each => each.outerHTML)
        """;

    private View _view = view;
    private IPage? _twin;
    private string _twinShows = "";

    public IPage Page => page;

    public Keyboard Keyboard { get; } = new(page);

    /// <summary>Goes to an address of the product; answers the status.</summary>
    public async Task<int> GoAsync(string path) => (await page.GotoAsync(path)).ShouldNotBeNull(path).Status;

    public async Task SignInAsync(string person, string password = DemoAccounts.Password)
    {
        await GoAsync("/account/sign-in");
        await EnterAsync($"{person}@val-sur-brume.example", password);
    }

    /// <summary>Fills in the door's form where one stands before it.</summary>
    public async Task EnterAsync(string address, string password)
    {
        await Keyboard.FillAsync(page.GetByLabel("Adresse e-mail"), address);
        await Keyboard.FillAsync(page.GetByLabel("Mot de passe"), password);
        await Keyboard.PressAsync("Enter");
    }

    /// <summary>What every page owes: axe finds nothing serious or critical, nothing lies beside the window; then a picture, if any are taken.</summary>
    /// <param name="name">What the picture shows.</param>
    public async Task JudgeAsync(string name)
    {
        await ShouldBeAccessibleAsync();
        await ShouldFitAsync();
        await ShowAsync(name);
    }

    /// <summary>The same page in another window, judged again.</summary>
    public async Task AtAsync(View other, string name)
    {
        _view = _view with { Width = other.Width, Height = other.Height };
        await page.SetViewportSizeAsync(_view.Width, _view.Height);
        // What watches its own size learns of it when the next frame is drawn, and shows what it does then in the one after.
        if (_view.Scripts) await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn))))");
        await JudgeAsync(name);
    }

    /// <summary>The same page in an office window and in the narrowest one, walked by Tab from its top to its end.</summary>
    public async Task JudgeThroughAsync(string name)
    {
        await AtAsync(View.Desktop, name);
        await AtAsync(View.Narrow, name);
        await Keyboard.WalkAsync();
    }

    public async Task ShouldBeAccessibleAsync()
    {
        var judged = _view.Scripts ? await Axe.JudgeAsync(page) : await JudgeTwinAsync();
        judged.Passed.ShouldBePositive("axe looked at nothing");
        judged.Faults.ShouldBeEmpty($"{page.Url} at {_view.Width} px");
    }

    /// <summary>Nobody has to scroll sideways.</summary>
    public async Task ShouldFitAsync() =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(_view.Width, $"{page.Url} at {_view.Width} px");

    /// <summary>Whatever is pressed and shown is at least 44 pixels high, as a thumb needs; a box and a radio with their label.</summary>
    /// <param name="pressed">A selector of what is pressed; links within a sentence are left out of it.</param>
    public async Task ShouldSuitThumbsAsync(string pressed) =>
        (await page.EvaluateAsync<string[]>(Thin, pressed)).ShouldBeEmpty($"{page.Url} at {_view.Width} px: too thin for a thumb");

    /// <summary>Keeps a picture of the whole page when <c>INCLUSION_SCREENSHOTS</c> names a folder (seen from the clone's root).</summary>
    public async Task ShowAsync(string name)
    {
        if (Pictures is null) return;
        await page.ScreenshotAsync(new() { Path = PictureOf($"{name}-{_view.Width}.png"), FullPage = true });
    }

    /// <summary>The page as paper shows it: the words that are printed, and how many sheets of A4.</summary>
    public async Task<Print> PrintAsync(string name)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var words = (await page.Locator("body").InnerTextAsync()).Replace('\u00a0', ' ');
        var paper = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false, Format = "A4" });
        if (Pictures is not null) await File.WriteAllBytesAsync(PictureOf($"{name}.pdf"), paper);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return new Print(words, Sheets().Count(System.Text.Encoding.Latin1.GetString(paper)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null) await _twin.Context.DisposeAsync();
        await page.Context.DisposeAsync();
    }

    /// <summary>axe is a script that waits on timers: where none run, it judges the same words and style in a browser that runs them.</summary>
    private async Task<Judgement> JudgeTwinAsync()
    {
        var twin = _twin ??= await OpenTwinAsync();
        await twin.SetViewportSizeAsync(_view.Width, _view.Height);
        var shown = await page.ContentAsync();
        if (shown != _twinShows) await twin.SetContentAsync(_twinShows = shown);
        (await twin.EvaluateAsync<string[]>(Styles)).ShouldBe(await page.EvaluateAsync<string[]>(Styles), $"The twin of {page.Url} is dressed otherwise.");
        return await Axe.JudgeAsync(twin);
    }

    /// <summary>One window for all of a visit's pages: in a new one axe would be read and compiled again, which takes longer than its judgement.</summary>
    private async Task<IPage> OpenTwinAsync()
    {
        var context = await page.Context.Browser.ShouldNotBeNull().NewContextAsync(new() { Locale = _view.Language, BypassCSP = true });
        var twin = await context.NewPageAsync();
        await twin.GotoAsync(new Uri(new Uri(page.Url), "/livez").ToString());
        return twin;
    }

    private static string PictureOf(string file) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path ?? "", Pictures ?? "")).FullName, file);

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheets();
}

/// <summary>A printed page.</summary>
public sealed record Print(string Words, int Sheets);
