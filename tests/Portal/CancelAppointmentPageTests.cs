using System.Net;
using Inclusion.Residents;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>A resident gives an appointment up through the link of its message.</summary>
public sealed class CancelAppointmentPageTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_button_cancels_frees_the_hour_tells_the_resident_and_the_same_form_again_is_answered_the_same()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var path = $"{await house.PathOfAsync(id)}/annuler";
        var asked = await browser.OpenAsync(path);
        foreach (var said in new[] { "<h1>Annuler ce rendez-vous ?</h1>", "mardi 8 septembre à 9 h", "Oui, annuler le rendez-vous", "Non, garder le rendez-vous" }) asked.Text.ShouldContain(said);
        asked.Text.ShouldNotContain("C’est bientôt l’heure");

        var done = await browser.SendAsync(path, asked, Stop);
        (done.Status, done.Text.Contains("<h1>C’est annulé</h1>", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await StateAsync(house, id)).ShouldBe("CANCELLED_BY_RESIDENT CANNOT_COME false");
        (await house.ReadAsync<long>($"select count(*) from mediator_time where subject_id = '{Uuid(id)}'")).ShouldBe(0);
        (await house.ReadAsync<long>($"select count(*) from outbox where subject_id = '{Uuid(id)}' and kind = 'APPOINTMENT_CANCELLED'")).ShouldBe(1);
        (await house.ReadAsync<string>("select actor_kind || ' ' || actor_id from journal_act where operation = 'cancelAppointmentByLink'")).ShouldBe($"RESIDENT {house.Town.Of<ResidentId>("resident.marie").Value}");

        var after = await house.EverythingAsync();
        var again = await browser.SendAsync(path, asked, Stop);
        (again.Status, again.Text.Contains("<h1>C’est annulé</h1>", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await browser.OpenAsync(path)).Text.ShouldContain("déjà annulé");
        (await browser.OpenAsync(path[..^"/annuler".Length])).Text.ShouldContain("Ne venez pas.");
        (await house.EverythingAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Late_it_is_said_kindly_allowed_and_counted_as_late_and_once_begun_it_is_not_offered()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var (late, begun) = (await house.BookAsync("marie", Tuesday9), await house.BookAsync("jeanne", Tuesday9 + Duration.FromMinutes(30)));
        var (path, begunPath) = ($"{await house.PathOfAsync(late)}/annuler", $"{await house.PathOfAsync(begun)}/annuler");
        house.Clock.Reset(Tuesday9 - Duration.FromHours(3));
        var asked = await browser.OpenAsync(path);
        asked.Text.ShouldContain("Vous pouvez quand même annuler");
        (await browser.SendAsync(path, asked, Stop)).Text.ShouldContain("<h1>C’est annulé</h1>");
        (await StateAsync(house, late)).ShouldBe("CANCELLED_BY_RESIDENT CANNOT_COME true");

        var form = await browser.OpenAsync(begunPath);
        house.Clock.Reset(Tuesday9 + Duration.FromMinutes(31));
        foreach (var page in new[] { await browser.OpenAsync(begunPath), await browser.SendAsync(begunPath, form, Stop) })
        {
            page.Text.ShouldContain("commencé ou passé");
            page.Text.ShouldNotContain("<form");
        }

        (await StateAsync(house, begun)).ShouldBe("PLANNED  false");
    }

    [Fact]
    public async Task A_form_that_is_not_ours_or_served_for_something_else_is_shown_anew_and_changes_nothing()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var (one, other) = ($"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9))}/annuler", $"{await house.PathOfAsync(await house.BookAsync("marie", Tuesday9 + Duration.FromMinutes(30)))}/annuler");
        var asked = await browser.OpenAsync(one);
        (await browser.SendAsync(one, asked, Stop)).Text.ShouldContain("<h1>C’est annulé</h1>");
        var after = await house.EverythingAsync();
        foreach (var wrong in new[] { await browser.SendAsync(other, asked, Stop), await browser.SendAsync(other, asked, Stop, ("once", "x")), await browser.SendAsync(other, asked, Stop, ("once", "")) })
        {
            wrong.Text.ShouldContain("Cette page avait déjà servi");
            wrong.Text.ShouldContain("Oui, annuler le rendez-vous");
        }

        (await house.EverythingAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Pressed_by_eight_at_once_it_cancels_once()
    {
        await using var house = await GrcHouse.OpenAsync(cluster);
        using var browser = new Browser(house.Program.Address);
        var id = await house.BookAsync("marie", Tuesday9);
        var path = $"{await house.PathOfAsync(id)}/annuler";
        var asked = await browser.OpenAsync(path);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.SendAsync(path, asked, Stop)));
        answers.ShouldAllBe(each => each.Text.Contains("<h1>C’est annulé</h1>"));
        (await house.ReadAsync<long>("select count(*) from journal_act where operation = 'cancelAppointmentByLink'")).ShouldBe(1);
        (await house.ReadAsync<int>($"select sequence from appointment where id = '{Uuid(id)}'")).ShouldBe(1);
    }

    private static Task<string> StateAsync(GrcHouse house, string id) =>
        house.ReadAsync<string>($"select state || ' ' || coalesce(cancelled_because, '') || ' ' || is_late_cancellation from appointment where id = '{Uuid(id)}'");
}
