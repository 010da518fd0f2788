using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What lets one professional sign in.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

/// <summary>A link mailed to a professional.</summary>
public readonly record struct AccountLinkId(Guid Value) : IId<AccountLinkId>
{
    public static AccountLinkId From(Guid value) => new(value);
}
