using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Second step: the code of a telephone, or a recovery code.</summary>
public sealed class SecondStepPage(SignInDesk desk, SignInSteps steps, SignInJournal journal) : AccountPage
{
    public override string Title => "Deuxième étape";

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await steps.HalfWayAsync(HttpContext, stop) is null ? LocalRedirect(StaffSchemes.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await steps.HalfWayAsync(HttpContext, stop) is not { HasSecondFactor: true } account) return LocalRedirect(StaffSchemes.SignInPath);
        if (string.IsNullOrWhiteSpace(Code)) return Refuse(nameof(Code), "Tapez le code affiché par votre téléphone.");

        var judged = await desk.TrySecondFactorAsync(account, Code, Address, stop);
        if (judged.Pause is { } pause) return RefuseForNow(pause);
        if (judged.Account is null)
        {
            await journal.WriteAsync("signIn.secondFactorRefused", account, HttpContext);
            return Refuse(nameof(Code), "Ce code n’est pas bon, ou il a déjà servi. Attendez le suivant.");
        }

        var next = await steps.FinishAsync(HttpContext, account, null, SafeReturnUrl, stop);
        return LocalRedirect(next ?? DeniedPage.Path);
    }
}
