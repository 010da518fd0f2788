using System.Data;
using System.Globalization;
using System.Security.Claims;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Outside;

/// <summary>Finds whose account an outside issuer vouches for: by the binding made before, else once by the verified e-mail address.</summary>
public sealed class OutsideSignIn(AccessDb db, OutsideIssuer issuer, TownWork town, IClock clock)
{
    /// <summary>Marks, in what the issuer's answer brings back, that it was asked to make the person prove again who they are.</summary>
    public const string ConfirmItem = "confirm";

    /// <summary>The account, bound and active; null when the town has not invited this person, or the issuer gives them no role.</summary>
    public async Task<(Account Account, OutsideProof Proof)?> FindAsync(ClaimsPrincipal answer, AuthenticationProperties? properties, CancellationToken stop)
    {
        var (provider, subject) = (answer.FindFirstValue("iss"), answer.FindFirstValue("sub"));
        if (string.IsNullOrEmpty(provider) || string.IsNullOrEmpty(subject)) return null;

        var roles = issuer.RolesFor(answer.FindAll(issuer.RoleClaim).Select(claim => claim.Value));
        if (roles is { Count: 0 }) return null;

        var account = await BoundAsync(provider, subject, stop) ?? await BindAsync(provider, subject, answer, stop);
        return account is { IsLive: true } ? (account, new OutsideProof(roles, IsRecent(answer, properties))) : null;
    }

    /// <summary>By the issuer's own word on when the person proved who they are; where it gives none, whether we asked for it just now.</summary>
    private bool IsRecent(ClaimsPrincipal answer, AuthenticationProperties? properties)
    {
        if (!long.TryParse(answer.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds)) return properties?.Items.ContainsKey(ConfirmItem) is true;
        return clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(seconds) < Visit.IdleBeforeConfirming;
    }

    private async Task<Account?> BoundAsync(string provider, string subject, CancellationToken stop)
    {
        var login = await db.UserLogins.AsNoTracking().SingleOrDefaultAsync(each => each.LoginProvider == provider && each.ProviderKey == subject, stop);
        return login is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == login.UserId, stop);
    }

    private async Task<Account?> BindAsync(string provider, string subject, ClaimsPrincipal answer, CancellationToken stop)
    {
        if (answer.FindFirstValue(issuer.EmailClaim) is not { Length: > 0 } email) return null;
        if (issuer.RequireVerifiedEmail && answer.FindFirstValue("email_verified") is not ("true" or "True")) return null;

        var normal = AccountEmail.Normal(email);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.NormalizedUserName == normal && each.DepartedAt == null, stop);
        if (known is null) return null;
        // One issuer knows a person under one subject: a second one with the same address is somebody else.
        if (await db.UserLogins.AnyAsync(each => each.UserId == known.Id && each.LoginProvider == provider, stop)) return null;
        return await town.RunAsync(known.TerritoryId, IsolationLevel.ReadCommitted, services => ActivateAsync(services, known.Id, provider, subject, stop), stop);
    }

    private async Task<Account> ActivateAsync(IServiceProvider services, Guid id, string provider, string subject, CancellationToken stop)
    {
        var access = services.GetRequiredService<OperationAccess>().Db;
        var account = await access.Users.SingleAsync(each => each.Id == id, stop);
        account.Activate(clock.GetCurrentInstant());
        access.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = provider, ProviderKey = subject, UserId = id });
        await access.SaveChangesAsync(stop);
        await services.GetRequiredService<AccountLinks>().EndAsync(access, id, AccountLinkPurpose.Invitation, stop);
        return account;
    }
}
