using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>A number that asked for no more text messages (« STOP »).</summary>
public readonly record struct SmsStopId(Guid Value) : IId<SmsStopId>
{
    public static SmsStopId From(Guid value) => new(value);
    public static SmsStopId New() => new(Guid.CreateVersion7());
}

/// <summary>That a number asked for no more text messages. The number itself is not kept: a keyed hash recognises it.</summary>
public sealed class SmsStop
{
    private SmsStop(TerritoryId territoryId, SmsStopId id, byte[] numberHash, Instant stoppedAt) =>
        (TerritoryId, Id, NumberHash, StoppedAt) = (territoryId, id, numberHash, stoppedAt);

    public TerritoryId TerritoryId { get; private set; }
    public SmsStopId Id { get; private set; }
    public byte[] NumberHash { get; private set; }
    public Instant StoppedAt { get; private set; }

    /// <summary>Since when the person accepts text messages again; null while they do not.</summary>
    public Instant? LiftedAt { get; private set; }
}
