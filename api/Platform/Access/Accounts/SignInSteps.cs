using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Leads a person from one step of signing in to the next.</summary>
public sealed class SignInSteps(AccessDb db, StaffSessions sessions, SignInJournal journal, AccessSettings settings)
{
    public const string Home = "/app/";

    /// <summary>After a good password: where to go next; null when the town no longer knows the person.</summary>
    public async Task<string?> AfterPasswordAsync(HttpContext context, Account account, string returnUrl, CancellationToken stop)
    {
        if (!account.HasSecondFactor && !settings.SecondFactorRequired) return await FinishAsync(context, account, null, returnUrl, stop);

        await context.SignInAsync(StaffSchemes.HalfWay, HalfWay(account));
        var next = account.HasSecondFactor ? "/account/second-step" : "/account/two-step";
        return $"{next}?returnUrl={Uri.EscapeDataString(returnUrl)}";
    }

    /// <summary>Who passed the password and must show a second factor; null when nobody did, or the account changed since.</summary>
    public async Task<Account?> HalfWayAsync(HttpContext context, CancellationToken stop)
    {
        var answer = await context.AuthenticateAsync(StaffSchemes.HalfWay);
        if (answer.Principal is not { } user || StaffSessions.AccountOf(user) is not { } id) return null;
        var stamp = user.FindFirstValue(AccessClaims.Stamp);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.SecurityStamp == stamp, stop);
        return account is { IsLive: true } ? account : null;
    }

    /// <summary>Begins the session; where to go next, or null when the town no longer knows the person.</summary>
    public async Task<string?> FinishAsync(HttpContext context, Account account, OutsideProof? outside, string returnUrl, CancellationToken stop)
    {
        var begun = await sessions.BeginAsync(context, account, outside, stop);
        await journal.WriteAsync(begun ? "signIn.accepted" : "signIn.refused", account, context);
        await context.SignOutAsync(StaffSchemes.HalfWay);
        return begun ? returnUrl : null;
    }

    private static ClaimsPrincipal HalfWay(Account account) => new(new ClaimsIdentity(
        [new(AccessClaims.Account, account.Id.ToString()), new(AccessClaims.Stamp, account.SecurityStamp ?? "")], StaffSchemes.HalfWay));
}
