using System.Text.RegularExpressions;
using Inclusion.Platform.Access;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Journeys;

/// <summary>The door of the staff's part.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed partial class SignInJourneyTests(JourneyTown town)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task The_door_is_open_to_everybody_and_a_wrong_password_keeps_the_address_that_was_typed(int width)
    {
        await using var visitor = await town.VisitAsync(View.Desktop with { Width = width });
        await visitor.GoAsync("/account/sign-in");
        await visitor.JudgeAsync("connexion");
        if (width < 480) await visitor.ShouldSuitThumbsAsync("a, button, input:not([type=hidden])");

        await visitor.SignInAsync("claire", "Pas-le-bon-mot-de-passe-1");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Adresse e-mail ou mot de passe incorrect.");
        await Expect(visitor.Page.GetByLabel("Adresse e-mail")).ToHaveValueAsync("claire@val-sur-brume.example");
        await Expect(visitor.Page.GetByLabel("Adresse e-mail")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visitor.Page.GetByLabel("Mot de passe")).ToHaveValueAsync("");
        await Expect(visitor.Page).ToHaveTitleAsync("Erreur : Se connecter · Inclusion");
        await visitor.JudgeAsync("connexion-refusee");
    }

    [Fact]
    public async Task Somebody_without_a_mouse_signs_in_sees_who_they_are_and_signs_out()
    {
        await using var visitor = await town.VisitAsync();
        var (page, keys) = (visitor.Page, visitor.Keyboard);
        await visitor.GoAsync("/account/sign-in");
        (await keys.WalkAsync()).ShouldBe(["a Aller au contenu", "input Adresse e-mail", "input Mot de passe", "button Se connecter", "a Mot de passe oublié"]);

        await keys.TabToAsync(page.GetByLabel("Adresse e-mail"));
        await keys.TypeAsync("samia@val-sur-brume.example");
        await keys.TabToAsync(page.GetByLabel("Mot de passe"));
        await keys.TypeAsync(DemoAccounts.Password);
        await keys.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }));
        await keys.PressAsync("Enter");
        await Expect(page).Not.ToHaveURLAsync(SignInAddress());

        await visitor.GoAsync("/account");
        await Expect(page.Locator("main")).ToContainTextAsync("Val-sur-Brume");
        await visitor.JudgeAsync("compte");
        await visitor.AtAsync(View.Telephone, "compte");
        await visitor.ShouldSuitThumbsAsync("a, button");
        await keys.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }));
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Vous êtes déconnecté.");
        (await visitor.GoAsync("/account")).ShouldBe(200);
        await Expect(page).ToHaveURLAsync(SignInAddress());
    }

    [GeneratedRegex("/account/sign-in")]
    private static partial Regex SignInAddress();
}
