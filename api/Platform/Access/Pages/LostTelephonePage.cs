using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Confirms, by a mailed link and the password, that the telephone is lost: neither an administrator nor a mailbox alone drops a second factor.</summary>
public sealed class LostTelephonePage(AccessDb db, AccountLinks links, SignInDesk desk, TownWork town, SignInJournal journal) : AccountPage
{
    public override string Title => "Téléphone perdu";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await LookAsync(stop) is not { } account) return Page();
        var judged = await desk.TryPasswordAsync(account.UserName ?? "", Password ?? "", Address, stop);
        if (judged.Pause is { } pause) return RefuseForNow(pause);
        if (judged.Account is null) return Refuse(nameof(Password), "Ce mot de passe n’est pas le bon.");

        var dropped = await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>().DropSecondFactorByLinkAsync(Token ?? "", stop), stop);
        if (!dropped) return await OnGetAsync(stop);
        await journal.WriteAsync("account.secondFactorDropped", account, HttpContext);
        return LocalRedirect(StaffSchemes.SignInPath + "?done=second-factor");
    }

    private async Task<Account?> LookAsync(CancellationToken stop)
    {
        var account = await links.LookAsync(db, AccountLinkPurpose.TotpReset, Token, stop);
        IsOpen = account is not null;
        if (!IsOpen) Response.StatusCode = StatusCodes.Status410Gone;
        return account;
    }
}
