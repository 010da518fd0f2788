using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>One sign-in, from its start to its end: the cookie names it, so that signing out ends it for every copy of the cookie.</summary>
public sealed class AccountSession
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Instant StartedAt { get; init; }

    public Instant EndsAt { get; init; }

    public Instant? EndedAt { get; init; }

    /// <summary>Roles that an outside issuer gave for this session; null when the town's own tables decide.</summary>
    public string[]? OutsideRoles { get; init; }

    /// <summary>Whether the person proved who they are to an outside issuer, and must do so there again to confirm.</summary>
    public bool IsOutside { get; init; }
}
