using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Replaces the recovery codes of somebody signed in.</summary>
[Authorize, NeedsFreshSignIn]
public sealed class RecoveryCodesPage(AccessDb db, TownWork town) : AccountPage
{
    public override string Title => "Codes de secours";

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var id = StaffSessions.AccountOf(User);
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == id, stop);
        if (!account.HasSecondFactor) return LocalRedirect("/account/two-step");
        Codes = await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>().NewRecoveryCodesAsync(account.Id, stop), stop);
        return Page();
    }
}
