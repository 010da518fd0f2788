using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Access.Outside;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Turns the outside issuer's answer into a session of ours.</summary>
public sealed class OutsideDonePage(OutsideSignIn outside, SignInSteps steps, StaffSessions sessions, SignInJournal journal) : AccountPage
{
    public override string Title => "Connexion";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answer = await HttpContext.AuthenticateAsync(StaffSchemes.OutsideAnswer);
        await HttpContext.SignOutAsync(StaffSchemes.OutsideAnswer);
        if (answer.Principal is not { } person || await outside.FindAsync(person, answer.Properties, stop) is not { } found) return await RefuseAsync(stop);

        if (IsSignedIn && StaffSessions.AccountOf(User) == found.Account.Id && found.Proof.IsRecent)
        {
            await sessions.ConfirmAsync(HttpContext, stop);
            return LocalRedirect(SafeReturnUrl);
        }

        return await steps.FinishAsync(HttpContext, found.Account, found.Proof, SafeReturnUrl, stop) is { } next ? LocalRedirect(next) : await RefuseAsync(stop);
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken stop)
    {
        await journal.WriteAsync("signIn.outsideRefused", null, HttpContext);
        return LocalRedirect(OutsideSetup.FailedPath);
    }
}
