using System.Buffers.Binary;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Journal;

/// <summary>An entry of the journal. Its first 48 bits are the millisecond at which it happened (UUIDv7), so that it is found by its id alone.</summary>
public readonly record struct JournalEntryId(Guid Value) : IId<JournalEntryId>
{
    public static JournalEntryId From(Guid value) => new(value);

    public static JournalEntryId At(Instant happenedAt) => new(Guid.CreateVersion7(happenedAt.ToDateTimeOffset()));

    /// <summary>The millisecond in which it happened.</summary>
    public Interval Moment()
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var start = Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
        return new Interval(start, start + Duration.FromMilliseconds(1));
    }
}

/// <summary>What an entry of the journal says was done.</summary>
public enum JournalEntryKind
{
    /// <summary>Something was changed; kept 5 years.</summary>
    Act,
    /// <summary>Personal data were shown; kept 12 months.</summary>
    Reading,
}

/// <summary>Who did what, on whom, when, from where. Ids only.</summary>
public sealed class JournalEntry
{
    public JournalEntryKind Kind { get; private init; }
    public TerritoryId TerritoryId { get; private init; }
    public JournalEntryId Id { get; private init; }
    public Instant HappenedAt { get; private init; }

    /// <summary>The name of the use case or of the query, as in the contract.</summary>
    public string Operation { get; private init; } = "";

    public ActorKind ActorKind { get; private init; }

    /// <summary>The professional, the partner's program or the link; null for the product's own jobs.</summary>
    public Guid? ActorId { get; private init; }

    public StructureId? StructureId { get; private init; }

    /// <summary>The network address the request came from.</summary>
    public string? Origin { get; private init; }

    /// <summary>Whom and what it is about, by id.</summary>
    public Guid[] SubjectIds { get; private init; } = [];

    /// <summary>What each subject is, in the same order.</summary>
    public string[] SubjectNouns { get; private init; } = [];
}
