using Inclusion.Platform.Access;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>A session that ends by itself while somebody is typing.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class SessionEndJourneyTests(JourneyTown town)
{
    [Fact]
    public async Task What_was_typed_and_signed_is_there_again_after_signing_in_and_never_for_somebody_else()
    {
        var resident = await town.RecordAsync("Perrine", "MOBILE", "06 12 34 56 91");
        await using var samia = await town.VisitAsAsync("samia");
        await samia.GoAsync($"/app/residents/{resident}");
        await samia.PressAsync("Ajouter un moyen");
        await samia.Keyboard.FillAsync(samia.Field("Numéro de mobile"), "06 12 34 56 92");
        await EndAsync(samia);
        await samia.PressAsync("Enregistrer");
        await SignInAgainAsync(samia, "samia");
        await Expect(samia.Field("Numéro de mobile")).ToHaveValueAsync("06 12 34 56 92");
        await samia.PressAsync("Enregistrer");
        await Expect(samia.Part("Comment la joindre")).ToContainTextAsync("06 12 34 56 92");

        await SignAsync(samia, resident);
        await samia.PressAsync("Ajouter un moyen");
        await samia.Keyboard.FillAsync(samia.Field("Numéro de mobile"), "06 12 34 56 93");
        await EndAsync(samia);
        await samia.PressAsync("Enregistrer");
        await SignInAgainAsync(samia, "karim");
        await Expect(samia.Part("Comment la joindre")).ToContainTextAsync("06 12 34 56 92");
        await Expect(samia.Field("Numéro de mobile")).ToHaveCountAsync(0);
    }

    /// <summary>A mandate is read aloud, signed on the screen, and the session is over when it is to be sent.</summary>
    private static async Task SignAsync(Visitor samia, string resident)
    {
        await samia.GoAsync($"/app/residents/{resident}/mandate");
        await samia.Keyboard.ChooseAsync(samia.Choice("Logement"));
        await samia.Keyboard.ChooseAsync(samia.Choice("31 jours"));
        await samia.Keyboard.ChooseAsync(samia.Choice("Non"));
        await samia.PressAsync("Préparer le texte à signer");
        await samia.ShouldSayAsync("autorise la structure CCAS de Val-sur-Brume");
        await samia.Keyboard.TabToAsync(samia.Page.Locator("#signature"));
        foreach (var key in new[] { "Space", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "Space" }) await samia.Keyboard.PressAsync(key);
        var drawn = await samia.Page.Locator("#signature .ink").GetAttributeAsync("d");
        drawn.ShouldNotBeNullOrEmpty();
        await EndAsync(samia);
        await samia.PressAsync("Signer le mandat");
        await SignInAgainAsync(samia, "samia");
        await Expect(samia.Page.Locator("#signature .ink")).ToHaveAttributeAsync("d", drawn);
        await samia.PressAsync("Signer le mandat");
        await samia.ShouldSayAsync("Le mandat est signé");
        await samia.GoAsync($"/app/residents/{resident}");
    }

    private static Task EndAsync(Visitor visitor) => visitor.Page.Context.ClearCookiesAsync();

    private static async Task SignInAgainAsync(Visitor visitor, string person)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Votre session est finie" })).ToBeVisibleAsync();
        await visitor.JudgeAsync("session-finie");
        await visitor.FollowAsync("Se reconnecter");
        await visitor.EnterAsync($"{person}@val-sur-brume.example", DemoAccounts.Password);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }
}
