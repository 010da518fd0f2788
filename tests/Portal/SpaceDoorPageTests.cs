using System.Net;
using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Mandates;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>A resident comes to the door of their own space: a link, and a second fact.</summary>
public sealed class SpaceDoorPageTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_that_was_sent_opens_once_for_a_quarter_of_an_hour_by_a_cookie_that_no_script_sees()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var door = $"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9))}/espace";
        var asked = await browser.OpenAsync(door);
        foreach (var hidden in new[] { "Marie", "courriel.example", "mardi 8" }) asked.Text.ShouldNotContain(hidden);
        asked.Text.ShouldContain("Recevoir un code par e-mail");
        foreach (var _ in new[] { 1, 2 }) (await browser.SendAsync($"{door}?handler=Send", asked, Stop)).Text.ShouldContain("Un code est parti par e-mail");
        (await house.ReadAsync<long>("select count(*) from space_code")).ShouldBe(1);
        var code = await house.CodeAsync();
        (await house.ReadAsync<long>($"select count(*) from space_code c where position('{code}' in c::text) > 0")).ShouldBe(0);

        var opened = await browser.SendAsync($"{door}?handler=Open", asked, Stop, ("code", $"{code[..3]} {code[3..]}"));
        (opened.Status, opened.Location).ShouldBe((HttpStatusCode.SeeOther, house.Space));
        var cookie = opened.Response.Headers.GetValues("Set-Cookie").Single();
        foreach (var said in new[] { "max-age=900", "samesite=strict", "httponly" }) cookie.ShouldContain(said, Case.Insensitive);
        var home = await browser.OpenAsync(house.Space);
        (home.Status, home.Text.Contains("Ouvert jusqu’à 9 h 15", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await house.ReadAsync<string>("select actor_kind || ' ' || actor_id from journal_act where operation = 'openMySpace'")).ShouldBe($"RESIDENT {house.Town.Of<ResidentId>("resident.marie").Value}");

        using var other = new Browser(house.Program.Address);
        (await other.SendAsync($"{door}?handler=Open", await other.OpenAsync(door), Stop, ("code", code))).Text.ShouldContain("Ce code n’ouvre pas");
        (await other.OpenAsync(house.Space)).Status.ShouldBe(HttpStatusCode.Gone);
        house.Clock.Advance(Duration.FromMinutes(15));
        (await browser.OpenAsync(house.Space)).Text.ShouldContain("<h1>Votre espace est fermé</h1>");
    }

    [Fact]
    public async Task The_code_on_the_slip_opens_too_until_the_appointment_has_ended_or_is_cancelled()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("rose", Tuesday9);
        var slip = TextOf(await house.MessageAsync<AppointmentBookedMessage>(id));
        var pin = slip.Split("Code de votre espace : ")[1][..6];
        var door = $"{new Uri(Link().Match(slip).Value).AbsolutePath}/espace";
        var asked = await browser.OpenAsync(door);
        asked.Text.ShouldContain("ni e-mail ni mobile");
        (await browser.SendAsync($"{door}?handler=Open", asked, Stop, ("code", pin))).Status.ShouldBe(HttpStatusCode.SeeOther);

        await house.AskAsync(house.Mediator, "cancelAppointment", new { appointmentId = id, side = "RESIDENT", reason = "CANNOT_COME" }, "appointment { id }");
        (await browser.SendAsync($"{door}?handler=Open", asked, Stop, ("code", pin))).Text.ShouldContain("Ce code n’ouvre pas");
    }

    [Fact]
    public async Task Ten_wrong_codes_pause_even_a_good_one_whoever_tries_and_time_ends_the_pause()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var door = $"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9))}/espace";
        await browser.SendAsync($"{door}?handler=Send", await browser.OpenAsync(door), Stop);
        var (code, asked) = (await house.CodeAsync(), await browser.OpenAsync(door));
        foreach (var typed in Enumerable.Range(0, CodeTries.Free).Select(at => at % 3 == 0 ? "" : $"{(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + at) % 1_000_000:000000}0"))
            (await browser.SendAsync($"{door}?handler=Open", asked, Stop, ("code", typed))).Text.ShouldContain("Ce code n’ouvre pas");
        using var other = new Browser(house.Program.Address);
        (await other.SendAsync($"{door}?handler=Open", asked, Stop, ("code", code))).Text.ShouldContain("Il y a eu trop d’essais");
        (await house.ReadAsync<long>("select count(*) from space_session")).ShouldBe(0);

        house.Clock.Advance(CodeTries.Memory + Duration.FromMinutes(1));
        await house.EnterAsync(browser, door);
    }

    [Fact]
    public async Task No_more_than_three_codes_are_sent_in_a_quarter_of_an_hour()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var door = $"{await house.PathOfAsync(await house.BookAsync("omar", Tuesday9))}/espace?lang=fr";
        var send = door.Replace("?", "?handler=Send&", StringComparison.Ordinal);
        for (var at = 0; at < 3; at++) (await browser.SendAsync(send, await browser.OpenAsync(door), Stop)).Text.ShouldContain("Un code est parti par SMS");
        (await browser.SendAsync(send, await browser.OpenAsync(door), Stop)).Text.ShouldContain("Plusieurs codes sont déjà partis");
        (await house.ReadAsync<long>("select count(*) from space_code")).ShouldBe(3);
        (await house.ReadAsync<long>("select count(*) from outbox where kind = 'SPACE_CODE'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_mandates_link_leads_to_the_door_and_an_unknown_one_to_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var mandate = await house.SignedAsync();
        var receipt = TextOf(await house.MessageAsync<Inclusion.Mandates.MandateGrantedMessage>(mandate));
        var path = new Uri(receipt.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).AbsolutePath;
        await house.EnterAsync(browser, $"{path}/espace");
        (await browser.OpenAsync($"{path[..^1]}/espace")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"{house.Space}/{new string('A', 43)}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Leaving_closes_the_space_at_once_and_another_towns_key_opens_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        await house.EnterAsync(browser, $"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9))}/espace");
        (await browser.OpenAsync($"/espace/{new string('0', 32)}")).Status.ShouldBe(HttpStatusCode.Gone);
        (await browser.SendAsync($"{house.Space}?handler=Close", await browser.OpenAsync(house.Space), Stop)).Text.ShouldContain("Vous pouvez fermer cette page");
        foreach (var (room, _) in Inclusion.Portal.SpaceHomePage.Rooms) (await browser.OpenAsync($"{house.Space}/{room}")).Status.ShouldBe(HttpStatusCode.Gone);
    }
}
