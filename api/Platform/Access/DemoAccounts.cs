using Inclusion.Platform.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access;

/// <summary>Sign-ins of the invented town, with a password printed at the start. Registered in Development only, and refuses to be made elsewhere.</summary>
public sealed class DemoAccounts
{
    /// <summary>The one password of every demo sign-in.</summary>
    public const string Password = "Demo-Inclusion-2026";

    private readonly OperationAccess _access;
    private readonly AccountPasswords _passwords;
    private readonly Actor _actor;
    private readonly IClock _clock;

    public DemoAccounts(OperationAccess access, AccountPasswords passwords, Actor actor, IClock clock, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("Demo sign-ins exist in Development only.");
        (_access, _passwords, _actor, _clock) = (access, passwords, actor, clock);
    }

    /// <summary>Opens an active account for a professional of the open operation's town; does nothing when the address has one.</summary>
    public async Task AddAsync(ProfessionalId professional, string email, CancellationToken stop)
    {
        var normal = AccountEmail.Normal(email);
        if (await _access.Db.Users.AnyAsync(each => each.NormalizedUserName == normal, stop)) return;

        var account = Account.Invite(_actor.Territory, professional, email, _clock.GetCurrentInstant());
        account.Activate(_clock.GetCurrentInstant());
        account.TakePassword(_passwords.Hash(account, Password));
        _access.Db.Users.Add(account);
        await _access.Db.SaveChangesAsync(stop);
    }
}
