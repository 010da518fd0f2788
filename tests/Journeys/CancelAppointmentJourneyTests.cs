using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A resident gives an appointment up with an old telephone: 320 pixels, no script, no mouse, the link of a mail.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class CancelAppointmentJourneyTests(JourneyTown town)
{
    [Fact]
    public async Task A_resident_cancels_by_the_link_of_a_mail_without_script_and_without_mouse()
    {
        var appointment = await town.BookAsync(await town.RecordAsync("Ginette", "EMAIL", "ginette@courriel.example"));
        await using var visitor = await town.VisitAsync(View.Narrow.WithoutScripts);
        var (page, sent) = (visitor.Page, new List<string>());
        page.Request += (_, asked) => sent.Add(asked.Method);
        var link = await visitor.FindLinkAsync("ginette@courriel.example", "Votre rendez-vous du");

        (await visitor.GoAsync(link)).ShouldBe(200);
        await SeesAsync(page, "Mon rendez-vous");
        await visitor.Keyboard.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "Ajouter à mon agenda" }));
        (await SaveAsync(page, () => visitor.Keyboard.PressAsync("Enter"))).ShouldContain("BEGIN:VEVENT");

        await PressAsync(visitor, AriaRole.Link, "Annuler ce rendez-vous");
        await SeesAsync(page, "Annuler ce rendez-vous ?");
        await PressAsync(visitor, AriaRole.Link, "Non, garder le rendez-vous");
        await SeesAsync(page, "Mon rendez-vous");
        await PressAsync(visitor, AriaRole.Link, "Annuler ce rendez-vous");
        await SeesAsync(page, "Annuler ce rendez-vous ?");
        sent.ShouldAllBe(method => method == "GET");
        (await StateAsync(appointment)).ShouldBe("PLANNED");

        await PressAsync(visitor, AriaRole.Button, "Oui, annuler le rendez-vous");
        await SeesAsync(page, "C’est annulé");
        sent.Count(method => method == "POST").ShouldBe(1);
        (await StateAsync(appointment)).ShouldBe("CANCELLED_BY_RESIDENT");

        (await visitor.GoAsync(link)).ShouldBe(200);
        await SeesAsync(page, "Ce rendez-vous est annulé");
        await Expect(page.Locator("main")).ToContainTextAsync("Ne venez pas.");
        await Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "03 20 00 00 10" })).ToBeVisibleAsync();
        (await visitor.ReadMailAsync("ginette@courriel.example", "est annulé")).ShouldContain("Ne venez pas.");
    }

    private static Task SeesAsync(IPage page, string title) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

    private static async Task PressAsync(Visitor visitor, AriaRole role, string name)
    {
        await visitor.Keyboard.TabToAsync(visitor.Page.GetByRole(role, new() { Name = name, Exact = true }));
        await visitor.Keyboard.PressAsync("Enter");
    }

    private static async Task<string> SaveAsync(IPage page, Func<Task> act)
    {
        var saved = await page.RunAndWaitForDownloadAsync(act);
        await using var file = await saved.CreateReadStreamAsync();
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string?> StateAsync(string appointment) =>
        (await town.AskAsync("samia", "query($id: ID!) { appointment(id: $id) { state } }", new { id = appointment })).Text("state");
}
