using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The thread in a resident's file: consents, a mandate, what is done under it.</summary>
internal static class FileSteps
{
    /// <param name="helper">Who helps the resident.</param>
    extension(Visitor helper)
    {
        /// <summary>Notes that the resident lets a structure see name and telephone.</summary>
        public async Task GiveConsentAsync(string file, string structure)
        {
            await helper.GoAsync(file);
            await helper.PressAsync("Noter un consentement");
            await helper.Keyboard.SelectAsync(helper.Field("À quelle structure"), structure);
            await helper.Keyboard.ChooseAsync(helper.Choice("les téléphones"));
            await helper.ShouldSayAsync($"J’accepte que la structure {structure} voie mon nom et mon prénom et mes numéros de téléphone");
            var read = await helper.Page.Locator(".aloud p").Last.InnerTextAsync();
            await helper.Keyboard.ChooseAsync(helper.Choice("De vive voix"));
            await helper.JudgeAsync("fil-4-consentement");
            await helper.PressAsync("La personne consent");
            await Expect(helper.Part("Consentements")).ToContainTextAsync("En cours");
            // Word for word what was read aloud; only the printers' apostrophe is the screen's own.
            await Expect(helper.Part("Consentements")).ToContainTextAsync(read.Replace('’', '\''));
        }

        public async Task WithdrawConsentAsync(string structure)
        {
            await helper.PressAsync($"Retirer le consentement à {structure}");
            await Expect(helper.Dialog).ToContainTextAsync($"{structure} ne verra plus rien, tout de suite.");
            await helper.Keyboard.EnterAsync(helper.Dialog.GetByText("Retirer", new() { Exact = true }));
            await Expect(helper.Part("Consentements")).ToContainTextAsync("Retiré le");
        }

        /// <summary>Has a mandate of 31 days signed on the screen, with the arrow keys as with a pen.</summary>
        public async Task SignMandateAsync(string file, params string[] themes)
        {
            await helper.GoAsync(file);
            await helper.FollowAsync("Nouveau mandat");
            foreach (var theme in themes) await helper.Keyboard.ChooseAsync(helper.Choice(theme));
            await helper.Keyboard.ChooseAsync(helper.Choice("31 jours"));
            await helper.Keyboard.ChooseAsync(helper.Choice("Non"));
            await helper.JudgeAsync("fil-5-mandat-choix");
            await helper.PressAsync("Préparer le texte à signer");
            await helper.ShouldSayAsync("Le texte à signer, à relire avec la personne");
            await helper.Keyboard.TabToAsync(helper.Page.Locator("#signature"));
            foreach (var key in new[] { "Space", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "Space" }) await helper.Keyboard.PressAsync(key);
            await helper.JudgeAsync("fil-5-mandat-signature");
            await helper.PressAsync("Signer le mandat");
            await helper.ShouldSayAsync("Le mandat est signé");
        }

        /// <summary>Fills in a procedure that is done in the resident's place; whether a mandate covers it is said at once.</summary>
        public async Task BeginProcedureAsync(string file, string theme, string title, string said)
        {
            await helper.GoAsync(file);
            await helper.FollowAsync("Noter une démarche");
            await helper.Keyboard.ChooseAsync(helper.Choice("Je fais à sa place"));
            await helper.Keyboard.SelectAsync(helper.Field("Thème"), theme);
            await helper.ShouldSayAsync(said);
            await helper.Keyboard.FillAsync(helper.Field("Quelle démarche"), title);
            await helper.PressAsync("Enregistrer la démarche");
        }

        /// <summary>Records a procedure under the mandate, and hands it over to the administration.</summary>
        public async Task HandOverAsync(string file, string theme, string title)
        {
            await helper.BeginProcedureAsync(file, theme, title, "Un mandat en cours couvre ce thème jusqu’au");
            await helper.ShouldSayAsync("Démarche enregistrée");
            await helper.PressAsync("Transmettre");
            await helper.Keyboard.SelectAsync(helper.Field("Type de demande"), title);
            await helper.JudgeAsync("fil-6-transmettre");
            await helper.PressAsync("Transmettre la demande");
            await helper.ShouldSayAsync("Transmise");
        }

        /// <summary>A procedure that no mandate covers is refused, even when it is sent all the same. What was typed stays a draft, which is given up.</summary>
        public async Task ShouldNeedMandateAsync(string file, string theme, string title)
        {
            await helper.BeginProcedureAsync(file, theme, title, "Aucun mandat en cours ne couvre ce thème.");
            await Expect(helper.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Aucun mandat en cours ne permet à votre structure de faire cette démarche");
            await helper.JudgeAsync("fil-5-sans-mandat");
            await helper.Page.ReloadAsync();
            await helper.PressAsync("Repartir d’une page vide");
            await Expect(helper.Field("Quelle démarche")).ToHaveValueAsync("");
        }

        /// <summary>The file shows where the request stands; what comes from outside is seen when it is opened again.</summary>
        public async Task ShouldStandAsync(string file, string state, string also = "")
        {
            var requests = helper.Part("Demandes à la mairie (GRC)");
            for (var tries = 0; tries < 40; tries++)
            {
                await helper.GoAsync(file);
                await Expect(requests.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
                if ((await requests.InnerTextAsync()).Contains(state, StringComparison.Ordinal)) break;
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            await Expect(requests).ToContainTextAsync(state);
            await Expect(requests).ToContainTextAsync(also);
        }

        /// <summary>Prints the receipt of a mandate for who has no e-mail; answers the address of its link.</summary>
        public async Task<string> PrintReceiptAsync()
        {
            var letter = helper.Page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir : Mandat donné" });
            for (var tries = 0; tries < 60 && await letter.CountAsync() == 0; tries++)
            {
                await Task.Delay(500, TestContext.Current.CancellationToken);
                await helper.GoAsync("/app/settings/letters");
                await helper.ShouldBeHeadedAsync("Courriers à imprimer");
                await Expect(helper.Page.Locator(".loading")).ToHaveCountAsync(0);
            }

            var printed = await helper.OpenBesideAsync(letter);
            var link = (await printed.Locator("body").InnerTextAsync()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/mandat/", StringComparison.Ordinal));
            await printed.CloseAsync();
            return new Uri(link.TrimEnd('.')).AbsolutePath;
        }

        /// <summary>Writes the report of an appointment that took place: most of it stands there already.</summary>
        public async Task ReportAsync(string name, string place)
        {
            await helper.TurnToAsync("t", "Aujourd’hui");
            await helper.Keyboard.EnterAsync(helper.AppointmentOf(name).Locator("a.main"));
            await helper.FollowAsync("Rédiger le compte rendu");
            await Expect(helper.Page.Locator("#residentId")).ToContainTextAsync(name);
            await Expect(helper.Field("Ou une autre durée, en minutes")).ToHaveValueAsync("60");
            await Expect(helper.Page.Locator("#placeId option:checked")).ToHaveTextAsync(place);
            await Expect(helper.Choice("Loisirs")).ToBeCheckedAsync();
            await helper.JudgeAsync("fil-8-compte-rendu");
            await helper.PressAsync("Enregistrer le compte rendu");
            await Expect(helper.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync(place);
        }
    }
}
