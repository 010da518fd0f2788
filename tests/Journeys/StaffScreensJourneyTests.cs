using Inclusion.Tests.Platform.Graph;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The screens that staff live in, each by who works on it, in an office window and in the narrowest one, walked by Tab.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class StaffScreensJourneyTests(JourneyTown town)
{
    private const string PersonalNumber = "Son numéro : 1 88 05 59 350 021 30";

    [Fact]
    public async Task The_screens_of_a_mediator_are_accessible_and_fit()
    {
        var (resident, appointment, _) = await town.HelpAsync("Huguette", "huguette@courriel.example");
        var session = (await town.AskAsync("samia", "{ sessions(first: 1, states: [PLANNED, OPEN]) { nodes { id } } }")).GetProperty("nodes")[0].Text("id");
        await using var visitor = await town.VisitAsAsync("samia");
        var round = new Round(visitor);
        await round.OpenAsync("", "aujourdhui");
        await round.OpenAsync("?view=week", "semaine");
        await round.OpenAsync($"appointments/{appointment}", "rendez-vous");
        await round.OpenAsync($"residents/{resident}", "fiche");
        await round.OpenAsync($"residents/{resident}/merge", "fiche-fusion");
        await round.OpenAsync("sessions", "seances");
        await round.OpenAsync($"sessions/{session}", "seance");
        await round.OpenAsync($"sessions/{session}/change", "seance-modifier");
        await round.OpenAsync("sessions/new", "seance-nouvelle");
        await round.SeeAsync("seance-refusee", async page =>
        {
            await visitor.PressAsync("Prévoir la séance");
            await Expect(page.Locator(".faults")).ToContainTextAsync("Jour : À remplir.");
        });
        await round.OpenAsync("reports", "comptes-rendus");
        await round.OpenAsync("reports/new", "compte-rendu-nouveau");
        await round.SeeAsync("compte-rendu-refuse", _ => RefuseAsync(visitor, "Enregistrer le compte rendu"));
        await round.OpenAsync("procedures", "demarches");
        await round.OpenAsync($"procedures/new?resident={resident}&appointment={appointment}", "demarche-nouvelle");
        await round.SeeAsync("demarche-refusee", _ => RefuseAsync(visitor, "Enregistrer la démarche"));
        await round.OpenAsync("vouchers/redeem", "pass-encaisser");
        await round.OpenAsync("vouchers/redemptions", "pass-encaisses");
        await round.OpenAsync("settings/letters", "courriers");
        await round.OpenAsync("unsent", "a-envoyer");
        round.ShouldBeWithoutFault();
    }

    [Fact]
    public async Task The_screens_of_a_social_worker_are_accessible_and_fit()
    {
        var resident = await town.RecordAsync("Solange", "EMAIL", "solange@courriel.example");
        var appointment = await town.BookAsync(resident);
        await using var visitor = await town.VisitAsAsync("claire");
        var round = new Round(visitor);
        await round.OpenAsync("book", "rendez-vous-1-qui");
        await round.OpenAsync("book?kind=now", "sans-rendez-vous");
        await round.OpenAsync($"appointments/{appointment}/move", "deplacer");
        await round.OpenAsync("residents", "usagers");
        await round.OpenAsync("residents/new", "usager-nouveau");
        await round.SeeAsync("usager-refuse", async page =>
        {
            await visitor.Keyboard.FillAsync(page.Locator("#birthYear"), "1203");
            await visitor.PressAsync("Créer la fiche");
            await Expect(page.Locator(".faults")).ToBeVisibleAsync();
        });
        await round.OpenAsync("vouchers/issue", "pass-remettre");
        await round.OpenAsync($"vouchers/issue?resident={resident}", "pass-remettre-a");
        await round.OpenAsync($"vouchers/resident?resident={resident}", "pass-de");
        round.ShouldBeWithoutFault();
    }

    [Fact]
    public async Task The_settings_of_an_administrator_are_accessible_and_fit()
    {
        await using var visitor = await town.VisitAsAsync("agnes");
        var round = new Round(visitor);
        foreach (var page in new[] { "structures", "professionals", "reasons", "places", "openings", "week", "absences", "messages", "grc", "clients", "town" })
            await round.OpenAsync($"settings/{page}", $"reglages-{page}");
        await round.OpenAsync("settings/reasons", "reglages-reasons");
        await round.SeeAsync("reglages-motif-refuse", async page =>
        {
            await visitor.PressAsync("Ajouter un motif");
            await visitor.PressAsync("Enregistrer");
            await Expect(page.Locator(".faults")).ToContainTextAsync("Il manque une réponse : Thématique.");
        });
        round.ShouldBeWithoutFault();
    }

    [Theory]
    [InlineData("nadia", "", "aujourdhui-coordination")]
    [InlineData("karim", "", "aujourdhui-accueil")]
    [InlineData("theo", "vouchers/claims", "pass-remboursements")]
    [InlineData("odile", "vouchers/stock", "pass-stock")]
    [InlineData("paul", "residents", "usagers-protection")]
    public async Task The_first_screen_of_every_other_role_is_accessible_and_fits(string person, string path, string name)
    {
        await using var visitor = await town.VisitAsAsync(person);
        var round = new Round(visitor);
        await round.OpenAsync(path, name);
        round.ShouldBeWithoutFault();
    }

    /// <summary>A number that no one may keep is written in the notes, and the form sent.</summary>
    private static async Task RefuseAsync(Visitor visitor, string button)
    {
        await visitor.Keyboard.FillAsync(visitor.Page.Locator("#notes"), PersonalNumber);
        await visitor.PressAsync(button);
        await Expect(visitor.Page.Locator(".faults")).ToBeVisibleAsync();
    }
}
