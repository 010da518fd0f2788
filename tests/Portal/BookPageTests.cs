using System.Net;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>Anybody books what is open to everyone, one question a page.</summary>
public sealed class BookPageTests(TestCluster cluster)
{
    private static readonly (string, string)[] Zoe = [("prenom", "Zoé"), ("nom", "Inventée"), ("contact", "zoe@courriel.example")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Place_reason_day_hour_and_contact_book_once_and_the_person_is_told()
    {
        await using var house = await OpenToEveryoneAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var home = $"/reserver/{house.Global("territory.key")}";
        var places = await browser.OpenAsync(home);
        places.Text.ShouldContain("<h1>Où voulez-vous venir ?</h1>");
        var reasons = await FollowAsync(browser, places, "lieu=");
        reasons.Text.ShouldContain("<h1>Pour quoi ?</h1>");
        reasons.Text.ShouldNotContain("Ouverture de droits");
        var days = await FollowAsync(browser, reasons, "motif=");
        days.Text.ShouldContain("<h1>Quel jour ?</h1>");
        var hours = await FollowAsync(browser, days, "jour=2026-09-");
        hours.Text.ShouldContain("<h1>À quelle heure ?</h1>");
        var last = hours.Steps("heure=")[0];
        var asked = await browser.OpenAsync(last);
        foreach (var said in new[] { "<h1>Comment vous joindre ?</h1>", "Réserver ce rendez-vous", "Vous pouvez demander à les voir" }) asked.Text.ShouldContain(said);

        var done = await browser.SendAsync(last, asked, Stop, Zoe);
        done.Text.ShouldContain("<h1>Votre rendez-vous est réservé</h1>");
        done.Text.ShouldNotContain("Zoé");
        (await browser.OpenAsync(done.Links().Single(each => each.StartsWith("/rdv/", StringComparison.Ordinal)))).Text.ShouldContain("<h1>Mon rendez-vous</h1>");
        (await browser.SendAsync(last, asked, Stop, Zoe)).Text.ShouldContain("<h1>Votre rendez-vous est réservé</h1>");
        (await house.ReadAsync<string>("""
            select string_agg(r.given_name || ' ' || r.family_name || ' ' || r.preferred_language || ' ' || (r.told_at is not null) || ' ' || c.kind || ' ' || a.kind || ' ' || (a.booked_by_structure_id is null), ', ')
            from appointment a join resident r on r.id = a.resident_id join contact_point c on c.resident_id = r.id where c.value = 'zoe@courriel.example'
            """)).ShouldBe("Zoé Inventée fr true EMAIL IN_OPENING true");
        (await house.ReadAsync<long>("select count(*) from outbox where kind = 'APPOINTMENT_BOOKED'")).ShouldBe(1);
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'bookOpenly' and actor_kind = 'RESIDENT'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_beside_its_field_with_nothing_lost_and_nothing_written()
    {
        await using var house = await OpenToEveryoneAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await LastStepAsync(house, browser);
        var asked = await browser.OpenAsync(path);
        var before = await house.EverythingAsync();
        foreach (var contact in new[] { "", "06 12", "zoe@", "zoe@courriel.example\r\nBcc: x@y.example" })
        {
            var wrong = await browser.SendAsync(path, asked, Stop, ("prenom", "Zoé"), ("nom", new string('x', 200)), ("contact", contact));
            foreach (var said in new[] { "role=\"alert\"", "id=\"contact-wrong\"", "id=\"nom-wrong\"", "value=\"Zoé\"" }) wrong.Text.ShouldContain(said);
        }

        (await house.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Of_six_who_want_one_hour_at_once_one_has_it_and_the_others_are_offered_others()
    {
        await using var house = await OpenToEveryoneAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var path = await LastStepAsync(house, browser);
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.OpenAsync(path)));
        var answers = await Task.WhenAll(asked.Select((page, at) => browser.SendAsync(path, page, Stop, ("prenom", "Zoé"), ("nom", "Inventée"), ("contact", $"zoe{at}@courriel.example"))));
        answers.ShouldAllBe(each => each.Status == HttpStatusCode.OK);
        answers.Count(each => each.Text.Contains("Votre rendez-vous est réservé", StringComparison.Ordinal)).ShouldBe(1);
        var refused = answers.Where(each => each.Text.Contains("Cette heure vient d’être prise", StringComparison.Ordinal)).ToList();
        refused.Count.ShouldBe(5);
        refused.ShouldAllBe(each => each.Steps("heure=").Count == 3);
        (await house.ReadAsync<long>("select count(*) from resident where family_name = 'Inventée'")).ShouldBe(1);
    }

    [Fact]
    public async Task One_contact_has_three_appointments_to_come_at_most_and_one_address_ten_tries()
    {
        await using var house = await OpenToEveryoneAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        for (var at = 0; at < 3; at++) (await BookNextAsync(house, browser, "zoe@courriel.example")).Text.ShouldContain("Votre rendez-vous est réservé");
        (await BookNextAsync(house, browser, "ZOE@courriel.example")).Text.ShouldContain("déjà plusieurs rendez-vous à venir");
        for (var at = 0; at < 6; at++) await BookNextAsync(house, browser, "zoe@courriel.example");
        (await BookNextAsync(house, browser, "autre@courriel.example")).Text.ShouldContain("Beaucoup de réservations viennent d’ici");
        (await house.ReadAsync<long>("select count(*) from appointment a join contact_point c on c.resident_id = a.resident_id where c.value in ('zoe@courriel.example', 'autre@courriel.example')")).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_open_to_everyone_is_not_offered_and_not_booked()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var home = $"/reserver/{house.Global("territory.key")}";
        (await browser.OpenAsync(home)).Text.ShouldContain("On ne peut pas réserver sur Internet en ce moment");
        (await browser.OpenAsync($"/reserver/{new string('0', 32)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var before = await house.EverythingAsync();
        var path = $"{home}?lieu={Uuid(house.Global("place.townHall")):N}&motif={Uuid(house.Global("reason.help")):N}&heure=2026-09-10T08:00:00Z";
        await browser.SendAsync(path, await browser.OpenAsync(path), Stop, [.. Zoe, ("once", Guid.NewGuid().ToString("N"))]);
        (await house.EverythingAsync()).ShouldBe(before);
    }

    private static async Task<GrcHouse> OpenToEveryoneAsync(TestCluster cluster)
    {
        var house = await GrcHouse.OpenAsync(cluster);
        await house.RunAsync("update reason set who_books = 'EVERYONE' where name = 'Aide aux démarches'");
        return house;
    }

    private static Task<Shown> FollowAsync(Browser browser, Shown page, string step) => browser.OpenAsync(page.Steps(step)[0]);

    /// <summary>The address of the first free hour's last question.</summary>
    private static async Task<string> LastStepAsync(GrcHouse house, Browser browser)
    {
        var page = await browser.OpenAsync($"/reserver/{house.Global("territory.key")}");
        foreach (var step in new[] { "lieu=", "motif=", "jour=" }) page = await FollowAsync(browser, page, step);
        return page.Steps("heure=")[0];
    }

    private static async Task<Shown> BookNextAsync(GrcHouse house, Browser browser, string contact)
    {
        var path = await LastStepAsync(house, browser);
        return await browser.SendAsync(path, await browser.OpenAsync(path), Stop, ("prenom", "Zoé"), ("nom", "Inventée"), ("contact", contact));
    }
}
