using Microsoft.Playwright;
using OtpNet;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>Somebody new opens an account by the link that was mailed, protects it with a telephone, and loses everything once.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class AccountJourneyTests(JourneyTown town)
{
    private const string Address = "rosalie@passerelles.example", First = "Giboulée-neuve-81", Second = "Embellie-tardive-27";

    [Fact]
    public async Task Somebody_invited_chooses_a_password_adds_a_telephone_loses_both_and_is_back_without_help_but_the_administrators()
    {
        var person = await town.InviteAsync(Address);
        await using var rosalie = await town.VisitAsync();
        await OpenAccountAsync(rosalie);
        var codes = await AddTelephoneAsync(rosalie);
        await SignInBySecondStepAsync(rosalie, codes[0]);
        await MakeNewCodesAsync(rosalie);
        await ForgetPasswordAsync(rosalie);
        await LoseTelephoneAsync(rosalie, person);
    }

    private static async Task OpenAccountAsync(Visitor rosalie)
    {
        var link = await rosalie.FindLinkAsync(Address, "Votre accès à Inclusion");
        await rosalie.GoAsync(link);
        await rosalie.JudgeThroughAsync("invitation");
        await ChooseAsync(rosalie, "trop-court", "trop-court");
        await Expect(rosalie.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await rosalie.JudgeThroughAsync("invitation-refusee");
        await ChooseAsync(rosalie, First, First);
        await Expect(rosalie.Field("Adresse e-mail")).ToBeVisibleAsync();
        await rosalie.JudgeThroughAsync("invitation-faite");

        (await rosalie.GoAsync(link)).ShouldBe(410);
        await rosalie.ShouldSayAsync("Ce lien ne s’ouvre plus");
        await rosalie.JudgeThroughAsync("invitation-fermee");
        await SignInAsync(rosalie, First);
        await rosalie.ShouldBeHeadedAsync("Aujourd’hui");
    }

    /// <summary>Answers the codes for the day when the telephone is not there.</summary>
    private static async Task<IReadOnlyList<string>> AddTelephoneAsync(Visitor rosalie)
    {
        await rosalie.GoAsync("/account");
        await rosalie.FollowAsync("Mettre en place la connexion en deux étapes");
        var secret = await rosalie.Page.Locator(".secret").InnerTextAsync();
        await rosalie.JudgeThroughAsync("deux-etapes");
        await rosalie.Keyboard.FillAsync(rosalie.Field("Code à 6 chiffres"), "000000");
        await rosalie.PressAsync("Mettre en place");
        await Expect(rosalie.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await rosalie.JudgeThroughAsync("deux-etapes-refusees");
        // What is offered stays the same while it is being typed.
        (await rosalie.Page.Locator(".secret").InnerTextAsync()).ShouldBe(secret);
        await rosalie.Keyboard.FillAsync(rosalie.Field("Code à 6 chiffres"), new Totp(Base32Encoding.ToBytes(secret.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp());
        await rosalie.PressAsync("Mettre en place");
        await rosalie.ShouldSayAsync("La connexion en deux étapes est en place.");
        await rosalie.JudgeThroughAsync("codes-de-secours");
        var codes = await rosalie.Page.Locator(".codes li").AllInnerTextsAsync();
        await rosalie.FollowAsync("J’ai noté mes codes");
        await Expect(rosalie.Page.Locator(".codes")).ToHaveCountAsync(0);
        return codes;
    }

    private static async Task SignInBySecondStepAsync(Visitor rosalie, string code)
    {
        await rosalie.GoAsync("/account");
        await rosalie.PressAsync("Se déconnecter");
        await rosalie.ShouldSayAsync("Vous êtes déconnecté.");
        await SignInAsync(rosalie, First);
        await rosalie.Keyboard.FillAsync(rosalie.Field("Code à 6 chiffres"), "123456");
        await rosalie.PressAsync("Continuer");
        await Expect(rosalie.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await rosalie.JudgeThroughAsync("deuxieme-etape");
        await rosalie.Keyboard.FillAsync(rosalie.Field("Code à 6 chiffres"), code);
        await rosalie.PressAsync("Continuer");
        await rosalie.ShouldBeHeadedAsync("Aujourd’hui");
    }

    private static async Task MakeNewCodesAsync(Visitor rosalie)
    {
        await rosalie.GoAsync("/account");
        await rosalie.FollowAsync("Refaire les codes de secours");
        await rosalie.JudgeThroughAsync("codes-a-refaire");
        await rosalie.PressAsync("Créer de nouveaux codes");
        await rosalie.ShouldSayAsync("Les anciens codes ne servent plus.");
        await rosalie.JudgeThroughAsync("codes-refaits");
        await rosalie.GoAsync("/account/password");
        await rosalie.JudgeThroughAsync("mot-de-passe-a-changer");
        await rosalie.GoAsync("/account/confirm");
        await rosalie.JudgeThroughAsync("confirmer");
    }

    private static async Task ForgetPasswordAsync(Visitor rosalie)
    {
        await rosalie.GoAsync("/account/forgotten");
        await rosalie.JudgeThroughAsync("oublie");
        await rosalie.Keyboard.FillAsync(rosalie.Field("Adresse e-mail"), Address);
        await rosalie.PressAsync("Recevoir un lien");
        await rosalie.ShouldSayAsync("un message vient de partir");
        await rosalie.JudgeThroughAsync("oublie-envoye");
        await rosalie.GoAsync(await rosalie.FindLinkAsync(Address, "Votre nouveau mot de passe"));
        await rosalie.JudgeThroughAsync("nouveau-mot-de-passe");
        await ChooseAsync(rosalie, Second, Second);
        await Expect(rosalie.Field("Adresse e-mail")).ToBeVisibleAsync();
    }

    private async Task LoseTelephoneAsync(Visitor rosalie, string person)
    {
        await town.LoseTelephoneAsync(person);
        await rosalie.GoAsync(await rosalie.FindLinkAsync(Address, "Votre téléphone perdu"));
        await rosalie.JudgeThroughAsync("telephone-perdu");
        await rosalie.Keyboard.FillAsync(rosalie.Field("Votre mot de passe"), Second);
        await rosalie.PressAsync("Confirmer la perte du téléphone");
        await Expect(rosalie.Field("Adresse e-mail")).ToBeVisibleAsync();
        await SignInAsync(rosalie, Second);
        await rosalie.ShouldBeHeadedAsync("Aujourd’hui");
    }

    private static async Task ChooseAsync(Visitor rosalie, string password, string repeated)
    {
        await rosalie.Keyboard.FillAsync(rosalie.Field("Nouveau mot de passe"), password);
        await rosalie.Keyboard.FillAsync(rosalie.Field("Le même, une deuxième fois"), repeated);
        await rosalie.PressAsync("Enregistrer le mot de passe");
    }

    private static async Task SignInAsync(Visitor rosalie, string password)
    {
        await rosalie.GoAsync("/account/sign-in");
        await rosalie.EnterAsync(Address, password);
    }
}
