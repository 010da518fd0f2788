using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A mediator's day stays open on the screen while the counter works: nobody reloads it.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class LiveDayJourneyTests(JourneyTown town)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_open_day_shows_what_others_do_without_a_reload_and_keeps_what_is_begun_on_it()
    {
        await Midnight.KeepAwayAsync(Stop);
        var zelie = await town.RecordAsync("Zélie", "MOBILE", "06 12 34 56 84");
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

        await town.CancelAsync(appointment);
        await Expect(RowOf(samia, "Zélie")).ToContainTextAsync("Annulé par le service");
        loads.ShouldBe(1);
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
