using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>A code sent to the door of a resident's space.</summary>
public readonly record struct SpaceCodeId(Guid Value) : IId<SpaceCodeId>
{
    public static SpaceCodeId From(Guid value) => new(value);
    public static SpaceCodeId New() => new(Guid.CreateVersion7());
}

/// <summary>That a code was sent to a resident. Its digits are drawn from its id by a key outside the database, when it is written and when it is looked at.</summary>
public sealed class SpaceCode(TerritoryId territoryId, SpaceCodeId id, ResidentId residentId, Instant madeAt, Instant expiresAt)
{
    /// <summary>What the digits are drawn for.</summary>
    public const string Purpose = "space code";

    /// <summary>So many may be sent to one resident within <see cref="Lasts"/>.</summary>
    public const int Most = 3;

    public static readonly Duration Lasts = Duration.FromMinutes(15);

    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public SpaceCodeId Id { get; private set; } = id;
    public ResidentId ResidentId { get; private set; } = residentId;
    public Instant MadeAt { get; private set; } = madeAt;

    /// <summary>From this instant on it opens nothing.</summary>
    public Instant ExpiresAt { get; private set; } = expiresAt;
    public Instant? UsedAt { get; private set; }

    public static SpaceCode Make(TerritoryId town, ResidentId resident, Instant now) => new(town, SpaceCodeId.New(), resident, now, now + Lasts);

    public bool OpensAt(Instant now) => UsedAt is null && now < ExpiresAt;

    public void Use(Instant now) => UsedAt ??= now;
}

/// <summary>A resident inside their own space: a quarter of an hour from the second fact on, however much they do.</summary>
public sealed class SpaceSession(TerritoryId territoryId, Guid id, ResidentId residentId, byte[] tokenHash, Instant openedAt, Instant expiresAt)
{
    public static readonly Duration Lasts = Duration.FromMinutes(15);

    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public Guid Id { get; private set; } = id;
    public ResidentId ResidentId { get; private set; } = residentId;
    public byte[] TokenHash { get; private set; } = tokenHash;
    public Instant OpenedAt { get; private set; } = openedAt;

    /// <summary>From this instant on it is closed.</summary>
    public Instant ExpiresAt { get; private set; } = expiresAt;
    public Instant? ClosedAt { get; private set; }

    public static SpaceSession Open(TerritoryId town, ResidentId resident, byte[] tokenHash, Instant now) =>
        new(town, Guid.CreateVersion7(), resident, tokenHash, now, now + Lasts);

    public bool IsOpenAt(Instant now) => ClosedAt is null && now < ExpiresAt;

    public void Close(Instant now) => ClosedAt ??= now;
}
