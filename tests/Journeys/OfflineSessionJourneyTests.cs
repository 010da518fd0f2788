using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Platform.Graph;
using Inclusion.Tests.Platform;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A day at a market hall without network: the product is really ended, the browser really closed, and no mouse is used.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class OfflineSessionJourneyTests(TestCluster cluster, TestBrowser browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_noted_without_network_survives_closed_browsers_is_sent_once_and_shows_what_a_colleague_did_meanwhile()
    {
        await Midnight.KeepAwayAsync(Stop);
        await using var town = await StoppableTown.StartAsync(cluster, browser);
        var (rose, omar) = (await town.RecordAsync("Rose", "MOBILE", "06 12 34 56 81"), await town.RecordAsync("Omar", "MOBILE", "06 12 34 56 82"));
        var session = await town.PlanTodayAsync("samia", seats: 3);
        foreach (var each in new[] { rose, omar }) await town.GiveSeatBackAsync(await town.SeatAsync("karim", session, each));
        await using var office = await town.VisitAsAsync("louis");
        await office.GoAsync("/app/");
        await office.ShouldBeHeadedAsync("Aujourd’hui");
        var tablet = Directory.CreateTempSubdirectory("inclusion-tablet-").FullName;

        await PrepareAsync(town, tablet, session);
        await town.SeatAsync("karim", session, omar);
        await town.StopAsync();

        await using (var away = await town.VisitKeptAsync(tablet))
        {
            await away.OpenAsync(session);
            await away.RegisterAsync("Rose Trouvé");
            await away.RegisterAsync("Omar Trouvé");
            await away.TallyAsync("Papiers - Citoyenneté - Élections", "60 – 69", "15");
            await away.TallyAsync("Appareil, Internet", "Ne sait pas", "5");
            await away.ReportAsync();
            await away.ShouldWaitAsync(5);
            await away.JudgeAsync("seance-sans-reseau");
            await away.AtAsync(View.Narrow, "seance-sans-reseau");
            await away.Page.ReloadAsync();
            await away.ShouldWaitAsync(5);
        }

        await using (var back = await town.VisitKeptAsync(tablet))
        {
            await back.OpenAsync(session);
            await back.ShouldWaitAsync(5);
            (await NotedAsync(town, session)).ShouldBe("LEFT LEFT SEATED, 0, 0, 0");

            await town.StartAsync();
            await town.BookSoonAsync("louis", rose);
            await SignInAgainAsync(back, session);
            await back.ShouldShowConflictAsync();
            (await NotedAsync(town, session)).ShouldBe("LEFT LEFT SEATED SEATED, 2, 1, 3");
            await back.JudgeAsync("seance-conflit");
            await back.Page.ReloadAsync();
            await back.ShouldShowConflictAsync();
            (await NotedAsync(town, session)).ShouldBe("LEFT LEFT SEATED SEATED, 2, 1, 3");

            await back.SignOutAsync();
            await back.TypeSignInAsync();
            await back.DiscardAsync();
        }

        // A day that stayed open in an office since the morning asks again within half a minute, and shows what it missed.
        await Expect(office.Page.Locator("li.appointment", new() { HasText = "Rose" })).ToContainTextAsync("Prévu", new() { Timeout = 60_000 });
        Directory.Delete(tablet, recursive: true);
    }

    /// <summary>Before leaving: the page of the session is opened, and says that the device keeps it.</summary>
    private static async Task PrepareAsync(StoppableTown town, string tablet, string session)
    {
        await using var leaving = await town.VisitKeptAsync(tablet);
        await leaving.GoAsync(DeviceSteps.PathOf(session));
        await leaving.TypeSignInAsync();
        await Expect(leaving.Page.GetByText("Cette page s’ouvre sans réseau jusqu’au")).ToBeVisibleAsync();
        await leaving.Keyboard.EnterAsync(leaving.Button("Préparer le départ"));
        await Expect(leaving.Page.GetByText("Prête : gardée sur cet appareil jusqu’au")).ToBeVisibleAsync();
        await leaving.JudgeAsync("seance-du-jour");
    }

    /// <summary>A browser that was closed forgets who was signed in. The page notices by itself that the product answers again, within half a minute.</summary>
    private static async Task SignInAgainAsync(Visitor back, string session)
    {
        await Expect(back.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est finie" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await back.Keyboard.EnterAsync(back.Link("Se reconnecter"));
        await back.TypeSignInAsync();
        await Expect(back.Page).ToHaveURLAsync(new Regex(Regex.Escape(DeviceSteps.PathOf(session))));
    }

    /// <summary>What the database has of the session: its registrations in their order, the people counted, the reports, the device's records of the outreach room.</summary>
    private static Task<string> NotedAsync(StoppableTown town, string session) => town.Database.AskAsync<string>(string.Create(CultureInfo.InvariantCulture, $"""
        select concat_ws(', ',
          (select string_agg(state, ' ' order by number) from outreach_registration where session_id = '{GlobalId.Parse(session)?.Value}'),
          (select count(*) from outreach_walk_in where session_id = '{GlobalId.Parse(session)?.Value}'),
          (select count(*) from activity_report where device_record_id is not null),
          (select count(*) from outreach_device_record))
        """), Stop);
}
