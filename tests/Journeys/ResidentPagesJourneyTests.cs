using Inclusion.Portal;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>Every page that a resident can open, in French and from right to left, as an office screen and an old telephone show it.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class ResidentPagesJourneyTests(JourneyTown town)
{
    [Theory]
    [InlineData("fr", "Paulette", "paulette@courriel.example")]
    [InlineData("ar", "Yasmina", "yasmina@courriel.example")]
    public async Task What_a_link_opens_reads_well_in_any_window_and_acts_by_keyboard(string language, string name, string address)
    {
        var resident = await town.RecordAsync(name, "EMAIL", address);
        var appointment = await town.BookAsync(resident);
        var before = await StartAsync(appointment);
        await using var visitor = await VisitAsync();
        var reader = new Reader(visitor, TongueOf(language));
        var link = await visitor.FindLinkAsync(address, "Votre rendez-vous du");

        await reader.OpenAsync(link, "appointment.title");
        await reader.FollowAsync(new Saying("appointment.move"), "slots.day.title");
        await reader.ChooseAsync("slots.hour.title");
        await reader.ChooseAsync("move.confirm.title");
        await reader.PressAsync(new Saying("move.button"), "move.done.title");
        (await StartAsync(appointment)).ShouldNotBe(before);

        await reader.OpenAsync($"{link}/annuler", "cancel.title");
        await reader.PressAsync(new Saying("cancel.button"), "cancel.done.title");
        await reader.OpenAsync(link, "appointment.cancelled.title");

        await reader.OpenAsync(link[..^1], "link.unknown.title", 404);
        await town.EndLinksAsync(appointment);
        await reader.OpenAsync(link, "link.expired.title", 410);
    }

    [Theory]
    [InlineData("fr", "Raymonde", "raymonde@courriel.example")]
    [InlineData("ar", "Naïma", "naima@courriel.example")]
    public async Task The_space_opens_by_a_code_and_every_room_of_it_reads_well_in_any_window(string language, string name, string address)
    {
        var helped = await town.HelpAsync(name, address);
        await using var visitor = await VisitAsync();
        var (reader, page) = (new Reader(visitor, TongueOf(language)), visitor.Page);
        var link = await visitor.FindLinkAsync(address, "Votre rendez-vous du");
        var space = $"/espace/{link.Split('/')[2]}";

        await reader.OpenAsync($"{link}/espace", "door.title");
        await visitor.Keyboard.FillAsync(page.GetByRole(AriaRole.Textbox), "0");
        await reader.PressAsync(new Saying("door.open"), "door.title");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await reader.PressAsync(new Saying("door.send", new Saying("door.byEmail")), "door.title");
        var said = await visitor.ReadMailAsync(address, "Votre code");
        await reader.OpenAsync($"{link}/espace", "door.title");
        await visitor.Keyboard.FillAsync(page.GetByRole(AriaRole.Textbox), string.Concat(said.Split("code est ")[1].Take(6)));
        await reader.PressAsync(new Saying("door.open"), "space.title");

        foreach (var (path, title) in SpaceHomePage.Rooms) await reader.OpenAsync($"{space}/{path}", title);
        await reader.OpenAsync($"{space}/pass", "space.vouchers");
        if (language == "fr") await ShouldPrintAsync(visitor);
        await reader.FollowAsync(new Saying("voucher.large"), "voucher.one.title");
        await reader.OpenAsync($"{space}/mandats", "space.mandates");
        await reader.ChooseAsync("mandate.one.title");
        await reader.PressAsync(new Saying("mandate.button"), "mandate.done.title");
        await reader.OpenAsync($"{space}/consentements", "space.consents");
        await reader.ChooseAsync("consent.one.title");
        await reader.PressAsync(new Saying("consent.button"), "mandate.done.title");
        await reader.OpenAsync($"{space}/mandats/{Guid.NewGuid()}", "mandate.one.title");
        (await town.AskAsync("samia", "query($id: ID!) { node(id: $id) { ... on Mandate { state } } }", new { id = helped.Mandate })).Text("state").ShouldBe("WITHDRAWN");

        await reader.OpenAsync(space, "space.title");
        await reader.PressAsync(new Saying("space.leave"), "space.left.title");
        await reader.OpenAsync(space, "space.closed.title", 410);
    }

    [Theory]
    [InlineData("fr", "odette@courriel.example")]
    [InlineData("ar", "khadija@courriel.example")]
    public async Task Anybody_books_what_is_open_to_everyone_one_question_a_page(string language, string address)
    {
        await using var visitor = await VisitAsync();
        var (reader, page) = (new Reader(visitor, TongueOf(language)), visitor.Page);
        await reader.OpenAsync("/reserver/val-sur-brume-demo", "book.place.title");
        await reader.ChooseAsync("book.reason.title");
        await reader.ChooseAsync("slots.day.title");
        await reader.ChooseAsync("slots.hour.title");
        await reader.ChooseAsync("book.contact.title");
        await visitor.Keyboard.FillAsync(page.Locator("#contact"), "06 12");
        await reader.PressAsync(new Saying("book.button"), "book.contact.title");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.Locator("#contact")).ToHaveValueAsync("06 12");
        foreach (var (field, value) in new[] { ("#prenom", "Odette"), ("#nom", "Trouvé"), ("#contact", address) }) await visitor.Keyboard.FillAsync(page.Locator(field), value);
        await reader.PressAsync(new Saying("book.button"), "book.done.title");
        await reader.FollowAsync(new Saying("book.done.open"), "appointment.title");
        await reader.OpenAsync("/reserver/00000000", "link.unknown.title", 404);
    }

    private static async Task ShouldPrintAsync(Visitor visitor)
    {
        var printed = await visitor.PrintAsync("portail-pass");
        printed.Sheets.ShouldBeInRange(1, 2);
        foreach (var place in Enumerable.Range(1, 5)) printed.Words.ShouldContain($"Pass {place}");
        printed.Words.ShouldContain("Pass numériques");
        foreach (var hidden in new[] { "Retour à mon espace", "Montrer ce Pass en grand", "English" }) printed.Words.ShouldNotContain(hidden);
    }

    private async Task<string?> StartAsync(string appointment) =>
        (await town.AskAsync("samia", "query($id: ID!) { appointment(id: $id) { startsAt } }", new { id = appointment })).Text("startsAt");

    private Task<Visitor> VisitAsync() => town.VisitAsync(View.Narrow.WithoutScripts);

    private static Tongue TongueOf(string language) => Tongue.Find(language).ShouldNotBeNull();
}
