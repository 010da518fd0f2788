using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Access.Outside;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>First step: e-mail address and password.</summary>
public sealed class SignInPage(SignInDesk desk, SignInSteps steps, SignInJournal journal, OutsideIssuer issuer) : AccountPage
{
    public override string Title => "Se connecter";

    public OutsideIssuer Issuer => issuer;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>What has just been done, when a page leads here.</summary>
    public string? Notice => Done switch
    {
        "password" => "Votre mot de passe est enregistré. Connectez-vous.",
        "second-factor" => "La connexion en deux étapes est retirée. Connectez-vous pour la remettre en place.",
        "signed-out" => "Vous êtes déconnecté.",
        _ => null,
    };

    public IActionResult OnGet(string? problem)
    {
        if (problem == "outside") ModelState.AddModelError("", "La connexion avec ce compte n’a pas abouti. Réessayez, ou demandez à un administrateur si un accès vous est ouvert.");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (issuer.Exclusive) return NotFound();
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Indiquez votre adresse e-mail.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Indiquez votre mot de passe.");
        if (Faults.Count > 0) return ShowFaults();

        var judged = await desk.TryPasswordAsync(Email ?? "", Password ?? "", Address, stop);
        if (judged.Pause is { } pause) return RefuseForNow(pause);
        if (judged.Account is not { } account) return await RefuseSignInAsync(stop);
        return await steps.AfterPasswordAsync(HttpContext, account, SafeReturnUrl, stop) is { } next ? LocalRedirect(next) : await RefuseSignInAsync(stop);
    }

    /// <summary>One answer, whatever the reason.</summary>
    private async Task<IActionResult> RefuseSignInAsync(CancellationToken stop)
    {
        await journal.WriteAsync("signIn.refused", null, HttpContext);
        return Refuse(nameof(Email), "Adresse e-mail ou mot de passe incorrect.");
    }
}
