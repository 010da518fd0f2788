using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The thread at the market hall.</summary>
internal static class StandSteps
{
    extension(Visitor mediator)
    {
        /// <summary>Plans a session of today in a market hall: a colleague holds it, 12 seats, 20 vouchers to take along. It stays on the screen.</summary>
        public async Task PlanSessionAsync(string title)
        {
            await mediator.GoAsync("/app/sessions/new");
            await mediator.Field("Intitulé").FillAsync(title);
            await mediator.Field("Jour").FillAsync(Midnight.Now.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            await mediator.Field("De").FillAsync("00:00");
            await mediator.Field("À").FillAsync("23:59");
            await mediator.Choice("Une adresse pour cette fois").CheckAsync();
            foreach (var (field, value) in new[] { ("Nom du lieu", "Halle aux Draps"), ("Numéro et rue", "Place aux Draps"), ("Code postal", "59999"), ("Commune", "Val-sur-Brume"), ("Code INSEE de la commune", "59999"), ("Places", "12"), ("Pass numériques à emporter", "20") })
                await mediator.Field(field).FillAsync(value);
            await mediator.Choice("Samia Haddad").UncheckAsync();
            foreach (var each in new[] { "Louis Bonnet", "Logement" }) await mediator.Choice(each).CheckAsync();
            await mediator.Page.GetByLabel("Matériel à emporter").FillAsync("6 tablettes");
            await mediator.Button("Prévoir la séance").ClickAsync();
            await mediator.ShouldBeHeadedAsync($"{title} Prévue");
        }

        /// <summary>The team leaves with all that was planned.</summary>
        public async Task LeaveAsync()
        {
            await mediator.Button("Noter le départ").ClickAsync();
            await mediator.ShouldBeHeadedAsync("En cours");
            await mediator.ShouldSayAsync("Parti à");
        }

        /// <summary>Somebody who is not known yet registers at the stand: by telephone and by letter, without e-mail.</summary>
        public async Task RegisterNewAsync(string givenName, string familyName)
        {
            await mediator.Fold("Inscrire quelqu’un").ClickAsync();
            await mediator.SearchAsync(givenName, familyName);
            await mediator.ShouldSayAsync("Personne ne correspond");
            await mediator.Button("Nouvelle fiche").ClickAsync();
            var form = mediator.Page.GetByRole(AriaRole.Form, new() { Name = "Nouvelle fiche" });
            await Expect(form.GetByLabel("Prénom")).ToHaveValueAsync(givenName);
            await form.GetByLabel("Moyen").SelectOptionAsync("LANDLINE");
            await form.GetByLabel("Numéro de fixe").FillAsync("03 20 00 01 44");
            await form.GetByText("Ajouter un autre moyen").ClickAsync();
            await form.GetByLabel("Moyen").Nth(1).SelectOptionAsync("POSTAL");
            await form.GetByLabel("Adresse postale, sur une ligne").FillAsync("5 rue des Tisserands, 59999 Val-sur-Brume");
            await form.GetByLabel("Je viens de lui dire").CheckAsync();
            await mediator.JudgeAsync("fil-1-inscription");
            await mediator.Button("Créer la fiche").ClickAsync();
            await mediator.ShouldSayAsync($"{givenName} {familyName} : inscription notée.");
            var row = mediator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = familyName });
            await Expect(row).ToContainTextAsync("Inscrit");
            await Expect(row).Not.ToContainTextAsync("à envoyer");
        }

        /// <summary>Somebody walks in, and is counted in four touches.</summary>
        public async Task CountWalkInAsync()
        {
            foreach (var (group, word) in new[] { ("theme", "Logement"), ("ageBand", "40 – 59"), ("minutes", "20") })
                await mediator.Page.Locator($"fieldset#{group}").GetByLabel(word, new() { Exact = true }).CheckAsync();
            await mediator.Button("Compter").ClickAsync();
            await mediator.ShouldSayAsync("Compté : Logement, 40 – 59, 20 min.");
            var counted = mediator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "20 min" });
            await Expect(counted).ToContainTextAsync("Logement");
            await Expect(counted).Not.ToContainTextAsync("à envoyer");
        }

        /// <summary>Looks somebody up by both names.</summary>
        public async Task SearchAsync(string givenName, string familyName)
        {
            var search = mediator.Page.GetByRole(AriaRole.Search);
            await search.GetByLabel("Nom", new() { Exact = true }).FillAsync(familyName);
            await search.GetByLabel("Prénom").FillAsync(givenName);
            await search.GetByText("Chercher", new() { Exact = true }).ClickAsync();
        }

        /// <summary>Opens the file of somebody; it stays on the screen. Answers its address.</summary>
        public async Task<string> OpenFileAsync(string givenName, string familyName)
        {
            await mediator.GoAsync("/app/residents");
            await mediator.SearchAsync(givenName, familyName);
            await mediator.Link($"Ouvrir la fiche : {givenName} {familyName}").ClickAsync();
            await mediator.ShouldBeHeadedAsync($"{givenName} {familyName}");
            return new Uri(mediator.Page.Url).AbsolutePath;
        }
    }
}
