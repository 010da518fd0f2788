using Microsoft.AspNetCore.Identity;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Hashes and checks passwords (Identity's PBKDF2-SHA512), in the same time whether the account exists or not.</summary>
public sealed class AccountPasswords(IPasswordHasher<Account> hasher)
{
    /// <summary>Refused before it is hashed: nobody makes us hash a novel.</summary>
    private const int Longest = PasswordRule.LongestAccepted * 2;

    private readonly Account _nobody = new();
    private readonly Lazy<string> _hashOfNobody = new(() => hasher.HashPassword(new Account(), Guid.NewGuid().ToString()));

    public string Hash(Account account, string password) => hasher.HashPassword(account, PasswordRule.Normal(password));

    /// <summary>Whether the password opens the account; false for nobody's, after the same work.</summary>
    public PasswordVerificationResult Check(Account? account, string password)
    {
        var typed = password.Length > Longest ? "" : PasswordRule.Normal(password);
        if (account is { IsLive: true, PasswordHash: { } hash }) return hasher.VerifyHashedPassword(account, hash, typed);
        hasher.VerifyHashedPassword(_nobody, _hashOfNobody.Value, typed);
        return PasswordVerificationResult.Failed;
    }
}
