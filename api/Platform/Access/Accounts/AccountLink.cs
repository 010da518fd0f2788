using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What a mailed link allows.</summary>
public enum AccountLinkPurpose
{
    /// <summary>Choose a first password.</summary>
    Invitation,

    /// <summary>Choose another password.</summary>
    PasswordReset,

    /// <summary>Confirm that the telephone is lost, after an administrator asked for it.</summary>
    TotpReset,
}

/// <summary>A mailed link: opens one thing, once, for a time. The table keeps a hash of its token.</summary>
public sealed class AccountLink
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public AccountLinkPurpose Purpose { get; init; }

    public byte[] TokenHash { get; init; } = [];

    public Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; init; }

    /// <summary>How long a link of this purpose opens.</summary>
    public static Duration Life(AccountLinkPurpose purpose) => purpose switch
    {
        AccountLinkPurpose.Invitation => Duration.FromDays(7),
        AccountLinkPurpose.TotpReset => Duration.FromDays(1),
        _ => Duration.FromHours(1),
    };
}
