using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>The telephone's secret, sealed, and the recovery codes, hashed.</summary>
public sealed class SecondFactor(IDataProtectionProvider protection, AccessKeys keys)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Inclusion.Access.Totp.v1");

    public string Seal(Guid account, byte[] secret) => For(account).Protect(Convert.ToBase64String(secret));

    /// <summary>The secret of a form sent back, or null when it was not sealed here for this account.</summary>
    public byte[]? Open(Guid account, string? sealedSecret)
    {
        if (string.IsNullOrEmpty(sealedSecret)) return null;
        try
        {
            return Convert.FromBase64String(For(account).Unprotect(sealedSecret));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the code is good now. It is used up: of two requests with one code, one is told true.</summary>
    public async Task<bool> AcceptsAsync(AccessDb db, Account account, string typed, Instant now, CancellationToken stop)
    {
        if (await AcceptsTelephoneAsync(db, account, typed, now, stop)) return true;
        var hash = HashOf(account.Id, typed);
        return await db.RecoveryCodes.Where(code => code.AccountId == account.Id && code.CodeHash == hash).ExecuteDeleteAsync(stop) == 1;
    }

    /// <summary>Replaces the account's recovery codes; the new ones are shown once, here.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(AccessDb db, Guid account, CancellationToken stop)
    {
        await db.RecoveryCodes.Where(code => code.AccountId == account).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, RecoveryCode.HowMany).Select(_ => RecoveryCode.New()).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new AccountRecoveryCode { AccountId = account, CodeHash = HashOf(account, code) }));
        await db.SaveChangesAsync(stop);
        return codes;
    }

    private async Task<bool> AcceptsTelephoneAsync(AccessDb db, Account account, string typed, Instant now, CancellationToken stop)
    {
        if (Open(account.Id, account.SealedTotpSecret) is not { } secret) return false;
        if (Totp.MatchingStep(secret, typed, now, account.LastTotpStep) is not { } step) return false;
        return await db.Users.Where(each => each.Id == account.Id && each.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastTotpStep, step), stop) == 1;
    }

    private IDataProtector For(Guid account) => _seal.CreateProtector(account.ToString());

    private byte[] HashOf(Guid account, string code) => keys.Hash("recovery code", $"{account} {RecoveryCode.Normal(code)}");
}
