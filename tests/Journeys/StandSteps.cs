using Microsoft.Playwright;
using NodaTime;
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
            await mediator.Keyboard.FillAsync(mediator.Field("Intitulé"), title);
            await mediator.Keyboard.FillDayAsync(mediator.Field("Jour"), Midnight.Now.Date);
            await mediator.Keyboard.FillHourAsync(mediator.Field("De"), LocalTime.Midnight);
            await mediator.Keyboard.FillHourAsync(mediator.Field("À"), new LocalTime(23, 59));
            await mediator.Keyboard.ChooseAsync(mediator.Choice("Une adresse pour cette fois"));
            foreach (var (field, value) in new[] { ("Nom du lieu", "Halle aux Draps"), ("Numéro et rue", "Place aux Draps"), ("Code postal", "59999"), ("Commune", "Val-sur-Brume"), ("Code INSEE de la commune", "59999"), ("Places", "12"), ("Pass numériques à emporter", "20") })
                await mediator.Keyboard.FillAsync(mediator.Field(field), value);
            await mediator.Keyboard.UntickAsync(mediator.Choice("Samia Haddad"));
            foreach (var each in new[] { "Louis Bonnet", "Logement" }) await mediator.Keyboard.ChooseAsync(mediator.Choice(each));
            await mediator.Keyboard.FillAsync(mediator.Page.GetByLabel("Matériel à emporter"), "6 tablettes");
            await mediator.PressAsync("Prévoir la séance");
            await mediator.ShouldBeHeadedAsync($"{title} Prévue");
        }

        /// <summary>The team leaves with all that was planned.</summary>
        public async Task LeaveAsync()
        {
            await mediator.PressAsync("Noter le départ");
            await mediator.ShouldBeHeadedAsync("En cours");
            await mediator.ShouldSayAsync("Parti à");
        }

        /// <summary>Somebody who is not known yet registers at the stand: by telephone and by letter, without e-mail.</summary>
        public async Task RegisterNewAsync(string givenName, string familyName)
        {
            await mediator.Keyboard.EnterAsync(mediator.Fold("Inscrire quelqu’un"));
            await mediator.SearchAsync(givenName, familyName);
            await mediator.ShouldSayAsync("Personne ne correspond");
            await mediator.PressAsync("Nouvelle fiche");
            var form = mediator.Page.GetByRole(AriaRole.Form, new() { Name = "Nouvelle fiche" });
            await Expect(form.GetByLabel("Prénom")).ToHaveValueAsync(givenName);
            await mediator.Keyboard.SelectAsync(form.GetByLabel("Moyen"), "Téléphone fixe");
            await mediator.Keyboard.FillAsync(form.GetByLabel("Numéro de fixe"), "03 20 00 01 44");
            await mediator.PressAsync("Ajouter un autre moyen");
            await mediator.Keyboard.SelectAsync(form.GetByLabel("Moyen").Nth(1), "Adresse postale");
            await mediator.Keyboard.FillAsync(form.GetByLabel("Adresse postale, sur une ligne"), "5 rue des Tisserands, 59999 Val-sur-Brume");
            await mediator.Keyboard.ChooseAsync(form.GetByLabel("Je viens de lui dire"));
            await mediator.JudgeAsync("fil-1-inscription");
            await mediator.PressAsync("Créer la fiche");
            await mediator.ShouldSayAsync($"{givenName} {familyName} : inscription notée.");
            var row = mediator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = familyName });
            await Expect(row).ToContainTextAsync("Inscrit");
            await Expect(row).Not.ToContainTextAsync("à envoyer");
        }

        /// <summary>Somebody walks in, and is counted in four touches.</summary>
        public async Task CountWalkInAsync()
        {
            foreach (var (group, word) in new[] { ("theme", "Logement"), ("ageBand", "40 – 59"), ("minutes", "20") })
                await mediator.Keyboard.ChooseAsync(mediator.Page.Locator($"fieldset#{group}").GetByLabel(word, new() { Exact = true }));
            await mediator.PressAsync("Compter");
            await mediator.ShouldSayAsync("Compté : Logement, 40 – 59, 20 min.");
            var counted = mediator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "20 min" });
            await Expect(counted).ToContainTextAsync("Logement");
            await Expect(counted).Not.ToContainTextAsync("à envoyer");
        }

        /// <summary>Looks somebody up by both names.</summary>
        public async Task SearchAsync(string givenName, string familyName)
        {
            var search = mediator.Page.GetByRole(AriaRole.Search);
            await mediator.Keyboard.FillAsync(search.GetByLabel("Nom", new() { Exact = true }), familyName);
            await mediator.Keyboard.FillAsync(search.GetByLabel("Prénom"), givenName);
            await mediator.Keyboard.PressAsync("Enter");
        }

        /// <summary>Opens the file of somebody; it stays on the screen. Answers its address.</summary>
        public async Task<string> OpenFileAsync(string givenName, string familyName)
        {
            await mediator.GoAsync("/app/residents");
            await mediator.SearchAsync(givenName, familyName);
            await mediator.FollowAsync($"Ouvrir la fiche : {givenName} {familyName}");
            await mediator.ShouldBeHeadedAsync($"{givenName} {familyName}");
            return new Uri(mediator.Page.Url).AbsolutePath;
        }
    }
}
