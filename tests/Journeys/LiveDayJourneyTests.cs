using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A mediator's day stays open on the screen while the counter works: nobody reloads it.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class LiveDayJourneyTests(JourneyTown town)
{
    /// <summary>Ends the connection by which the product hears what has changed, as a PostgreSQL that is started again does.</summary>
    private const string LoseTheNews = "select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %') ended";

    /// <summary>Questions to the product that waited for the worker by which the application is kept on the device; -1 while there is none.</summary>
    private const string AskedByTheWorker = """
        () => !navigator.serviceWorker.controller ? -1 : performance.getEntriesByType('resource')
          .filter(each => each.name.endsWith('/graphql') && each.workerStart > 0 && each.workerFinalSourceType !== 'network').length
        """;

    private const string Cut = "Les changements des collègues n’arrivent plus.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_open_day_shows_what_others_do_keeps_what_is_begun_on_it_and_catches_up_after_every_cut()
    {
        await Midnight.KeepAwayAsync(Stop);
        var (zelie, brahim) = (await town.RecordAsync("Zélie", "MOBILE", "06 12 34 56 84"), await town.RecordAsync("Brahim", "MOBILE", "06 12 34 56 85"));
        await using var samia = await town.VisitAsAsync("samia");
        var loads = 0;
        samia.Page.Load += (_, _) => loads++;
        await samia.GoAsync("/app/");
        await samia.ShouldBeHeadedAsync("Aujourd’hui");

        var appointment = await town.BookSoonAsync("samia", zelie);
        await Expect(RowOf(samia, "Zélie")).ToContainTextAsync("Prévu");
        await BeginCancellingAsync(samia);
        await town.ArriveAsync(appointment);
        await Expect(RowOf(samia, "Zélie")).ToContainTextAsync("Arrivé, attend");
        await Expect(samia.Part("Salle d’attente (1)")).ToContainTextAsync("Zélie");
        await ShouldStillCancelAsync(samia);

        await samia.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        (await town.Program.Database.AskAsync<long>(LoseTheNews, Stop)).ShouldBe(1);
        await town.CancelAsync(appointment);
        await Expect(RowOf(samia, "Zélie")).ToContainTextAsync("Annulé par le service");

        await samia.Page.Context.SetOfflineAsync(true);
        await samia.ShouldSayAsync(Cut);
        await Expect(RowOf(samia, "Zélie")).ToContainTextAsync("Annulé par le service");
        await samia.JudgeAsync("aujourdhui-coupe");
        await town.BookSoonAsync("samia", brahim);
        await Expect(RowOf(samia, "Brahim")).ToHaveCountAsync(0);
        await samia.Page.Context.SetOfflineAsync(false);
        await Expect(RowOf(samia, "Brahim")).ToContainTextAsync("Prévu");
        await Expect(samia.Page.GetByText(Cut)).ToHaveCountAsync(0);
        loads.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_asked_of_the_product_does_not_wait_for_the_worker_that_keeps_the_application()
    {
        await using var samia = await town.VisitAsAsync("samia");
        await samia.GoAsync("/app/");
        await samia.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await samia.GoAsync("/app/");
        await samia.ShouldBeHeadedAsync("Aujourd’hui");
        await Expect(samia.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("rendez-vous");
        (await samia.Page.EvaluateAsync<int>(AskedByTheWorker)).ShouldBe(0);
    }

    private static ILocator RowOf(Visitor samia, string name) => samia.Page.Locator("li.appointment", new() { HasText = name });

    /// <summary>Opens the question of who gives the appointment up, and answers that the service does.</summary>
    private static async Task BeginCancellingAsync(Visitor samia)
    {
        await samia.Keyboard.TabToAsync(RowOf(samia, "Zélie").Locator("a.main"));
        await samia.Keyboard.PressAsync("x");
        await samia.Keyboard.ChooseAsync(samia.Choice("Le service"));
    }

    /// <summary>What was answered stands there, with the focus on it; the question left, the focus is back on the row.</summary>
    private static async Task ShouldStillCancelAsync(Visitor samia)
    {
        await Expect(samia.Choice("Le service")).ToBeCheckedAsync();
        await Expect(samia.Choice("Le service")).ToBeFocusedAsync();
        await samia.Keyboard.PressAsync("Escape");
        await Expect(samia.Dialog).ToHaveCountAsync(0);
        await Expect(RowOf(samia, "Zélie").Locator("a.main")).ToBeFocusedAsync();
    }
}
