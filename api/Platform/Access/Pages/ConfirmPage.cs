using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Access.Outside;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Asks again who is there, before something sensitive.</summary>
[Authorize]
public sealed class ConfirmPage(AccessDb db, SignInDesk desk, StaffSessions sessions, SignInJournal journal, OutsideIssuer issuer) : AccountPage
{
    public override string Title => "Confirmez que c’est bien vous";

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOutside { get; private set; }

    public string IssuerLabel => issuer.Label;

    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        IsOutside = await sessions.IsOutsideAsync(User, HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (IsOutside) return Forbid();
        var id = StaffSessions.AccountOf(User);
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == id, stop);
        var judged = await desk.TryPasswordAsync(account.UserName ?? "", Password ?? "", Address, stop);
        if (judged.Pause is { } pause) return RefuseForNow(pause);
        if (judged.Account is null)
        {
            await journal.WriteAsync("signIn.confirmRefused", account, HttpContext);
            return Refuse(nameof(Password), "Ce mot de passe n’est pas le bon.");
        }

        await sessions.ConfirmAsync(HttpContext, stop);
        return LocalRedirect(SafeReturnUrl);
    }
}
