using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>A page where a password is chosen, typed twice.</summary>
public abstract class NewPasswordPage(ITownDirectory directory) : AccountPage
{
    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>Adds what is wrong with the password chosen for this account.</summary>
    protected async Task JudgeAsync(Account account, CancellationToken stop)
    {
        var staff = await directory.FindStaffAsync(account.TerritoryId, account.ProfessionalId, stop);
        var fault = PasswordRule.Fault(NewPassword ?? "", [account.UserName ?? "", staff?.GivenName ?? "", staff?.FamilyName ?? ""]);
        if (fault is not null) ModelState.AddModelError(nameof(NewPassword), fault);
        if (fault is null && NewPassword != Repeated) ModelState.AddModelError(nameof(Repeated), "Les deux mots de passe sont différents.");
    }
}

/// <summary>A password chosen through a mailed link. Opening the page uses nothing: a mail scanner may do it.</summary>
public abstract class LinkPasswordPage(AccessDb db, AccountLinks links, TownWork town, SignInJournal journal, ITownDirectory directory) : NewPasswordPage(directory)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Whether the link still opens.</summary>
    public bool IsOpen { get; private set; }

    protected abstract AccountLinkPurpose Purpose { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await LookAsync(stop) is not { } account) return Page();
        await JudgeAsync(account, stop);
        if (Faults.Count > 0) return ShowFaults();

        var taken = await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>()
            .TakePasswordByLinkAsync(Purpose, Token ?? "", NewPassword ?? "", stop), stop);
        if (taken is null) return await OnGetAsync(stop);
        await journal.WriteAsync(Purpose is AccountLinkPurpose.Invitation ? "account.invitationAccepted" : "account.passwordReset", taken, HttpContext);
        return LocalRedirect(StaffSchemes.SignInPath + "?done=password");
    }

    private async Task<Account?> LookAsync(CancellationToken stop)
    {
        var account = await links.LookAsync(db, Purpose, Token, stop);
        IsOpen = account is not null;
        if (!IsOpen) Response.StatusCode = StatusCodes.Status410Gone;
        return account;
    }
}
