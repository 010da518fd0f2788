namespace Inclusion.Platform.Access.Accounts;

/// <summary>A recovery code not used yet; using it removes its row.</summary>
public sealed class AccountRecoveryCode
{
    public Guid AccountId { get; init; }

    public byte[] CodeHash { get; init; } = [];
}
