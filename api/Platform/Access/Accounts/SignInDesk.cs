using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What became of a try at signing in.</summary>
/// <param name="Account">Whose sign-in it is; null when refused.</param>
/// <param name="Pause">How long to wait before another try is looked at; null when the try was looked at.</param>
public sealed record SignInTry(Account? Account, Duration? Pause)
{
    public static readonly SignInTry Refused = new(null, null);
}

/// <summary>Judges passwords, codes of a telephone and recovery codes.</summary>
public sealed class SignInDesk(AccessDb db, AccountPasswords passwords, SecondFactor secondFactor, SignInBrake brake, IClock clock)
{
    /// <summary>Judges an e-mail address and a password. Unknown, departed, not activated and wrong are one answer.</summary>
    public async Task<SignInTry> TryPasswordAsync(string email, string password, string address, CancellationToken stop)
    {
        BrakeSubject[] subjects = [BrakeSubject.Email(email), BrakeSubject.Address(address)];
        if (await brake.TryAsync(subjects, stop) is { } pause) return new SignInTry(null, pause);

        var normal = AccountEmail.Normal(email);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.NormalizedUserName == normal, stop);
        var verdict = passwords.Check(account, password);
        if (account is null || verdict is PasswordVerificationResult.Failed) return SignInTry.Refused;

        await brake.ForgiveAsync(subjects, stop);
        if (verdict is PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(account, password, stop);
        return new SignInTry(account, null);
    }

    /// <summary>Judges the code typed for an account that passed its password: the telephone's, or a recovery code, which is used up.</summary>
    public async Task<SignInTry> TrySecondFactorAsync(Account account, string code, string address, CancellationToken stop)
    {
        BrakeSubject[] subjects = [BrakeSubject.SecondFactor(account.Id), BrakeSubject.Address(address)];
        if (await brake.TryAsync(subjects, stop) is { } pause) return new SignInTry(null, pause);
        if (!await secondFactor.AcceptsAsync(db, account, code, clock.GetCurrentInstant(), stop)) return SignInTry.Refused;

        await brake.ForgiveAsync(subjects, stop);
        return new SignInTry(account, null);
    }

    /// <summary>Counts asking for a letter; null when one may be sent.</summary>
    public Task<Duration?> TryLetterAsync(string email, string address, CancellationToken stop) =>
        brake.TryAsync([BrakeSubject.Letters(email), BrakeSubject.Address("letters " + address)], stop);

    private Task RehashAsync(Account account, string password, CancellationToken stop)
    {
        var (former, hash) = (account.PasswordHash, passwords.Hash(account, password));
        return db.Users.Where(each => each.Id == account.Id && each.PasswordHash == former)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.PasswordHash, hash), stop);
    }
}
