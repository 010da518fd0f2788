using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Inclusion.Platform.Access;

/// <summary>Sensitive screens ask again who is there, after 15 idle minutes.</summary>
public static class FreshSignIn
{
    public const string ConfirmPath = "/account/confirm";

    /// <summary>Whether the caller may go on to something sensitive now. A partner's program has no screen, so no idle time.</summary>
    public static bool IsFresh(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated is true
        && (user.HasClaim(claim => claim.Type == AccessClaims.Fresh) || user.HasClaim(claim => claim.Type == AccessClaims.Client));

    /// <summary>Where to confirm, and come back from.</summary>
    public static string ConfirmThen(string returnTo) => $"{ConfirmPath}?returnUrl={Uri.EscapeDataString(returnTo)}";
}

/// <summary>
/// Leads a person idle for 15 minutes to confirm who they are before the page is shown. On a use case: it is refused with
/// <c>CONFIRM_SIGN_IN</c> until they have.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsFreshSignInAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (FreshSignIn.IsFresh(context.HttpContext.User))
        {
            await next();
            return;
        }

        context.Result = new LocalRedirectResult(FreshSignIn.ConfirmThen(request.Path + request.QueryString));
    }
}
