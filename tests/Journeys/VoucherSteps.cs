using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The thread at the desk: a booklet, an appointment, the voucher that pays for it.</summary>
internal static class VoucherSteps
{
    private const string Reason = "Première prise en main";

    /// <param name="visitor">Who does it.</param>
    extension(Visitor visitor)
    {
        /// <summary>Hands a booklet over and opens its sheet to print; answers the codes that stand on it.</summary>
        public async Task<IReadOnlyList<string>> IssueBookletAsync(string givenName, string familyName)
        {
            await visitor.GoAsync("/app/vouchers/issue");
            await visitor.SearchAsync(givenName, familyName);
            await visitor.PressAsync($"Choisir {givenName} {familyName}");
            await visitor.PressAsync("Remettre le carnet");
            await visitor.ShouldSayAsync($"remis à {givenName} {familyName}");
            await visitor.JudgeAsync("fil-2-carnet-remis");
            var sheet = await visitor.OpenBesideAsync(visitor.Link("Ouvrir la feuille à imprimer"));
            await Expect(sheet.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vos Pass numériques");
            await Expect(sheet.Locator("svg")).ToHaveCountAsync(5);
            var codes = await sheet.Locator(".code").AllInnerTextsAsync();
            codes.Count.ShouldBe(5);
            await sheet.CloseAsync();
            return codes;
        }

        /// <summary>Books an hour outside the openings, in a few minutes.</summary>
        public async Task BookSoonAsync(string file, string mediator, string place)
        {
            var soon = Midnight.Now.PlusMinutes(5);
            await visitor.GoAsync(file);
            await visitor.FollowAsync("Prendre rendez-vous");
            await visitor.PressAsync(Reason);
            await visitor.Keyboard.EnterAsync(visitor.Fold("Une autre heure, hors plage d’ouverture"));
            await visitor.Keyboard.FillDayAsync(visitor.Field("Jour"), soon.Date);
            await visitor.Keyboard.FillHourAsync(visitor.Field("Heure"), soon.TimeOfDay);
            await visitor.Keyboard.SelectAsync(visitor.Field("Médiateur"), mediator);
            await visitor.Keyboard.SelectAsync(visitor.Field("Lieu"), place);
            await visitor.PressAsync("Prendre cette heure");
            await visitor.PressAsync("Confirmer le rendez-vous");
            await visitor.ShouldSayAsync("Le rendez-vous est pris");
        }

        /// <summary>Keeps the first voucher for the appointment to come.</summary>
        public async Task KeepVoucherAsync(string file)
        {
            await visitor.ShouldHoldAsync(file, "Disponible");
            await visitor.PressAsync("Garder pour un rendez-vous : Pass 1");
            await visitor.Keyboard.ChooseAsync(visitor.Dialog.GetByRole(AriaRole.Radio));
            await visitor.JudgeAsync("fil-3-pass-a-garder");
            await visitor.PressAsync("Garder");
            await Expect(visitor.FirstVoucher).ToContainTextAsync("Gardé");
        }

        /// <summary>Opens the vouchers of a file: the first is in that state.</summary>
        public async Task ShouldHoldAsync(string file, string state)
        {
            await visitor.GoAsync(file);
            await visitor.FollowAsync("Voir au guichet");
            await Expect(visitor.FirstVoucher.Locator(".state")).ToHaveTextAsync(state);
        }

        /// <summary>The first voucher of the booklet on the screen.</summary>
        public ILocator FirstVoucher => visitor.Page.GetByRole(AriaRole.Row).Nth(1);

        /// <summary>The appointment of today that is not given up.</summary>
        public ILocator AppointmentOf(string name) => visitor.Page.Locator("li.appointment:not(.off)", new() { HasText = name });

        public async Task CancelAppointmentAsync(string name)
        {
            await visitor.TurnToAsync("t", "Aujourd’hui");
            await visitor.Keyboard.TabToAsync(visitor.AppointmentOf(name).Locator("a.main"));
            await visitor.Keyboard.PressAsync("x");
            await visitor.PressAsync("Annuler le rendez-vous");
            await visitor.ShouldSayAsync("Annulé par l’usager.");
        }

        public async Task HonourAppointmentAsync(string name)
        {
            await visitor.TurnToAsync("t", "Aujourd’hui");
            await visitor.Keyboard.TabToAsync(visitor.AppointmentOf(name).Locator("a.main"));
            await visitor.Keyboard.PressAsync("h");
            await Expect(visitor.AppointmentOf(name).Locator(".state")).ToHaveTextAsync("Honoré");
        }

        /// <summary>Takes a voucher in by its code, for the appointment: the place and the length come from it.</summary>
        public async Task RedeemAsync(string code, string name, string place)
        {
            await visitor.TurnToAsync("p", "Encaisser");
            await visitor.TypeCodeAsync(code);
            await visitor.Keyboard.SelectAsync(visitor.Page.Locator("#appointmentId"), name);
            await Expect(visitor.Page.Locator("#placeId option:checked")).ToContainTextAsync(place);
            await visitor.PressAsync("Encaisser");
            await visitor.ShouldSayAsync($"encaissé : 10 €, {place}.");
            await visitor.JudgeAsync("fil-3-pass-encaisse");
        }

        /// <summary>The same code once more is refused, with the reason.</summary>
        public async Task ShouldBeSpentAsync(string code)
        {
            await visitor.TypeCodeAsync(code);
            await visitor.PressAsync("Encaisser");
            await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("déjà");
            await visitor.JudgeAsync("fil-3-pass-deja-encaisse");
        }

        /// <summary>Asks, for the structure, the refund of what it took in.</summary>
        public async Task AskRefundAsync()
        {
            await visitor.GoAsync("/app/vouchers/claims");
            await visitor.PressAsync("Demander");
            await Expect(visitor.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "remboursement de" })).ToBeVisibleAsync();
        }

        public async Task ApproveRefundAsync(string structure)
        {
            await visitor.GoAsync("/app/vouchers/claims");
            await visitor.Keyboard.EnterAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Accepter la demande de {structure}" }));
            await visitor.JudgeAsync("fil-3-remboursement");
            await visitor.Keyboard.EnterAsync(visitor.Dialog.GetByText("Accepter", new() { Exact = true }));
            await visitor.ShouldSayAsync("Aucune demande n’attend de décision");
        }

        private async Task TypeCodeAsync(string code)
        {
            await visitor.Keyboard.FillAsync(visitor.Field("Code du Pass"), code);
            await visitor.ShouldSayAsync("Code bien lu");
        }
    }
}
