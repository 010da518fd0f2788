using System.Globalization;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Inclusion.Platform.Access.Pages;

/// <summary>What every page of sign-in has: a title, the faults of what was typed, and where to go afterwards.</summary>
public abstract class AccountPage : PageModel
{
    public abstract string Title { get; }

    /// <summary>The address asked for before sign-in; only addresses of ours are followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string SafeReturnUrl => ReturnUrl is { Length: > 0 } url && Url.IsLocalUrl(url) ? url : SignInSteps.Home;

    public bool IsSignedIn => User.HasClaim(claim => claim.Type == AccessClaims.Session);

    /// <summary>Field (or nothing, for the whole form) and sentence, in the order found.</summary>
    public IReadOnlyList<(string Field, string Message)> Faults =>
        [.. ModelState.SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, error.ErrorMessage)))];

    protected string Address => NetworkAddress.Of(HttpContext);

    /// <summary>Shows the form again with what was typed, and why it was not taken.</summary>
    protected IActionResult Refuse(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return ShowFaults();
    }

    protected IActionResult ShowFaults()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Asks to wait, the same way for everybody.</summary>
    protected IActionResult RefuseForNow(Duration pause)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(pause.TotalMinutes));
        ModelState.AddModelError("", $"Trop d’essais. Attendez {minutes} minute{(minutes > 1 ? "s" : "")}, puis recommencez.");
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = ((int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Page();
    }
}
