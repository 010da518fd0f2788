using System.Net;
using Inclusion.Appointments;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>A resident gives an appointment another hour through the link of its message: days in a list, hours in a list, a button.</summary>
public sealed class MoveAppointmentPageTests(TestCluster cluster)
{
    private static readonly Instant Thursday10 = Instant.FromUtc(2026, 9, 10, 8, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_an_hour_and_the_button_move_it_once_and_the_resident_is_told()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var path = await house.PathOfAsync(id);
        var days = await browser.OpenAsync($"{path}/deplacer");
        days.Text.ShouldContain("<h1>Quel jour ?</h1>");
        days.Text.ShouldNotContain("<table");
        days.Steps("jour=").ShouldBe([$"{path}/deplacer?jour=2026-09-08", $"{path}/deplacer?jour=2026-09-10", $"{path}/deplacer?jour=2026-09-15", $"{path}/deplacer?jour=2026-09-17"]);

        var hours = await browser.OpenAsync($"{path}/deplacer?jour=2026-09-10");
        hours.Text.ShouldContain("<h1>À quelle heure ?</h1>");
        hours.Steps("heure=").Select(each => Uri.UnescapeDataString(each.Split('=')[1]))
            .ShouldBe(["2026-09-10T08:00:00Z", "2026-09-10T09:00:00Z", "2026-09-10T09:30:00Z"]);

        var confirm = $"{path}/deplacer?heure=2026-09-10T08%3A00%3A00Z";
        var asked = await browser.OpenAsync(confirm);
        foreach (var said in new[] { "<h1>Déplacer à cette heure ?</h1>", "mardi 8 septembre à 9 h", "jeudi 10 septembre à 10 h" }) asked.Text.ShouldContain(said);
        // Who reads another language is told in French, too, that nothing is moved yet, and to when it would be.
        var arabic = (await browser.OpenAsync($"{confirm}&lang=ar")).Text;
        foreach (var said in new[] { "Pour le moment, votre rendez-vous est le mardi 8 septembre à 9 h.", "Si vous dites oui, il sera le jeudi 10 septembre à 10 h." }) arabic.ShouldContain(said);
        foreach (var done in new[] { await browser.SendAsync(confirm, asked, Stop), await browser.SendAsync(confirm, asked, Stop) })
        {
            done.Text.ShouldContain("votre rendez-vous est déplacé");
            done.Text.ShouldContain("jeudi 10 septembre à 10 h");
        }

        (await StartsAsync(house, id)).ShouldBe((Thursday10, 1));
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'moveAppointmentByLink' and actor_kind = 'RESIDENT'")).ShouldBe(1);
        (await house.ReadAsync<long>($"select count(*) from mediator_time where subject_id = '{Uuid(id)}'")).ShouldBe(1);
        var told = TextOf(await house.MessageAsync<AppointmentMovedMessage>(id));
        told.ShouldContain("jeudi 10 septembre à 10 h");
        (await browser.OpenAsync(new Uri(Link().Match(told).Value).AbsolutePath)).Text.ShouldContain("jeudi 10 septembre à 10 h");
    }

    [Fact]
    public async Task An_hour_that_has_gone_is_followed_by_others_and_nothing_changed()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var confirm = $"{await house.PathOfAsync(id)}/deplacer?heure=2026-09-10T08%3A00%3A00Z";
        var asked = await browser.OpenAsync(confirm);
        await house.BookAsync("jeanne", Thursday10);
        var before = await house.EverythingAsync();
        foreach (var page in new[] { await browser.SendAsync(confirm, asked, Stop), await browser.OpenAsync(confirm) })
        {
            page.Text.ShouldContain("<h1>Cette heure vient d’être prise</h1>");
            page.Steps("heure=").Select(each => Uri.UnescapeDataString(each.Split('=')[^1]))
                .ShouldBe(["2026-09-10T09:00:00Z", "2026-09-10T09:30:00Z", "2026-09-15T07:00:00Z"]);
            page.Text.ShouldNotContain("<form");
        }

        (await house.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Of_four_that_want_the_same_hour_at_once_one_gets_it()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var confirms = new List<string>();
        for (var at = 0; at < 4; at++)
        {
            var id = await house.BookAsync("marie", Instant.FromUtc(2026, 9, 15, 7, 0) + Duration.FromMinutes(30 * at));
            confirms.Add($"{await house.PathOfAsync(id)}/deplacer?heure=2026-09-10T08%3A00%3A00Z");
        }

        var asked = await Task.WhenAll(confirms.Select(browser.OpenAsync));
        var answers = await Task.WhenAll(confirms.Select((path, at) => browser.SendAsync(path, asked[at], Stop)));
        answers.ShouldAllBe(each => each.Status == HttpStatusCode.OK);
        (answers.Count(each => each.Text.Contains("votre rendez-vous est déplacé", StringComparison.Ordinal)), answers.Count(each => each.Text.Contains("vient d’être prise", StringComparison.Ordinal))).ShouldBe((1, 3));
        (await house.ReadAsync<long>("select count(*) from appointment where starts_at = timestamptz '2026-09-10T08:00Z' and state = 'PLANNED'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?jour=hier")]
    [InlineData("?jour=9999-12-31")]
    [InlineData("?heure=x")]
    [InlineData("?jour=2026-09-09")]
    [InlineData("?apres=2026-09-08&jour=")]
    public async Task What_the_address_says_wrongly_is_asked_anew(string query)
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var page = await browser.OpenAsync($"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9))}/deplacer{query}");
        (page.Status, page.Text.Contains("<h1>Quel jour ?</h1>", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
    }

    [Fact]
    public async Task Too_late_to_move_it_says_so_kindly_and_whom_to_call()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var path = await house.PathOfAsync(id);
        var confirm = $"{path}/deplacer?heure=2026-09-10T08%3A00%3A00Z";
        var asked = await browser.OpenAsync(confirm);
        house.Clock.Reset(Tuesday9 - Duration.FromHours(3));
        foreach (var page in new[] { await browser.OpenAsync($"{path}/deplacer"), await browser.SendAsync(confirm, asked, Stop) })
        {
            page.Text.ShouldContain("ne se déplace plus par cette page");
            page.Text.ShouldContain("03 20 49 50 50");
        }

        (await browser.OpenAsync(path)).Text.ShouldNotContain("Déplacer ce rendez-vous");
        (await StartsAsync(house, id)).ShouldBe((Tuesday9, 0));
    }

    private static async Task<(Instant StartsAt, int Sequence)> StartsAsync(GrcHouse house, string id) =>
        (Instant.FromDateTimeUtc(await house.ReadAsync<DateTime>($"select starts_at from appointment where id = '{Uuid(id)}'")), await house.ReadAsync<int>($"select sequence from appointment where id = '{Uuid(id)}'"));
}
