using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Ends the session, here and wherever its cookie was copied.</summary>
[Authorize]
public sealed class SignOutPage(StaffSessions sessions) : AccountPage
{
    public override string Title => "Se déconnecter";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sessions.EndAsync(HttpContext, stop);
        return LocalRedirect(StaffSchemes.SignInPath + "?done=signed-out");
    }
}
