using Inclusion.Platform.Access.Outside;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Sends the person to the outside issuer; to confirm, it is asked to make them prove again who they are.</summary>
public sealed class OutsideStartPage(OutsideIssuer issuer) : AccountPage
{
    public override string Title => "Connexion";

    public IActionResult OnGet(bool confirm)
    {
        if (!issuer.IsSet) return NotFound();
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = $"/account/outside/done?returnUrl={Uri.EscapeDataString(SafeReturnUrl)}" };
        properties.MaxAge = confirm ? TimeSpan.Zero : Accounts.Visit.Longest.ToTimeSpan();
        if (confirm)
        {
            properties.Prompt = "login";
            properties.Items[OutsideSignIn.ConfirmItem] = "1";
        }

        return Challenge(properties, StaffSchemes.Outside);
    }
}
