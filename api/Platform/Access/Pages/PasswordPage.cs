using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Changes the password of somebody signed in, who types the present one.</summary>
[Authorize, NeedsFreshSignIn]
public sealed class PasswordPage(AccessDb db, SignInDesk desk, StaffSessions sessions, TownWork town, SignInJournal journal, ITownDirectory directory) : NewPasswordPage(directory)
{
    public override string Title => "Changer de mot de passe";

    [BindProperty]
    public string? Current { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (StaffSessions.SessionOf(User) is not { } session) return Forbid();
        var id = StaffSessions.AccountOf(User);
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == id, stop);

        var judged = await desk.TryPasswordAsync(account.UserName ?? "", Current ?? "", Address, stop);
        if (judged.Pause is { } pause) return RefuseForNow(pause);
        if (judged.Account is null) ModelState.AddModelError(nameof(Current), "Ce mot de passe n’est pas le bon.");
        await JudgeAsync(account, stop);
        if (Faults.Count > 0) return ShowFaults();

        await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>().ChangePasswordAsync(account.Id, NewPassword ?? "", session, stop), stop);
        await journal.WriteAsync("account.passwordChanged", account, HttpContext);
        await sessions.ConfirmAsync(HttpContext, stop);
        return LocalRedirect("/account?done=password");
    }
}
