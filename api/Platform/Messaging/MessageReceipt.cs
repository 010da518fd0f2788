using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>What became of a message (« accusé d'envoi »). Written by the workers; ids and instants only.</summary>
public sealed class MessageReceipt
{
    private MessageReceipt(TerritoryId territoryId, MessageReceiptId id, string kind, string subjectNoun, Guid subjectId) =>
        (TerritoryId, Id, Kind, SubjectNoun, SubjectId) = (territoryId, id, kind, subjectNoun, subjectId);

    public TerritoryId TerritoryId { get; private set; }
    public MessageReceiptId Id { get; private set; }
    public string Kind { get; private set; }
    public string SubjectNoun { get; private set; }
    public Guid SubjectId { get; private set; }
    public string? RecipientNoun { get; private set; }
    public Guid? RecipientId { get; private set; }

    /// <summary>Null while it could not be rendered.</summary>
    public MessageChannel? Channel { get; private set; }
    public MessageState State { get; private set; }
    public int Segments { get; private set; }
    public MessageFault? LastFault { get; private set; }
    public Instant ProcessedAt { get; private set; }
    public Instant? SentAt { get; private set; }
    public Instant? DeliveredAt { get; private set; }
    public Instant? FailedAt { get; private set; }

    public GlobalId Subject => new(SubjectNoun, SubjectId);

    /// <summary>Staff have printed it.</summary>
    public void Print(Instant now) => (State, SentAt, FailedAt, LastFault) = (MessageState.Sent, now, null, null);

    /// <summary>A person had it tried again.</summary>
    public void TryAgain() => (State, FailedAt) = (MessageState.Processed, null);
}

/// <summary>A message that keeps failing and waits for a person: the queue's row, as it is shown.</summary>
public sealed class StuckMessage
{
    private StuckMessage(TerritoryId territoryId, StuckMessageId id, string kind, string subjectNoun, Guid subjectId) =>
        (TerritoryId, Id, Kind, SubjectNoun, SubjectId) = (territoryId, id, kind, subjectNoun, subjectId);

    public TerritoryId TerritoryId { get; private set; }
    public StuckMessageId Id { get; private set; }
    public string Kind { get; private set; }
    public string SubjectNoun { get; private set; }
    public Guid SubjectId { get; private set; }
    public int Attempts { get; private set; }
    public MessageFault LastFault { get; private set; }
    public Instant QueuedAt { get; private set; }

    /// <summary>Null while the queue still tries by itself.</summary>
    public Instant? StuckAt { get; private set; }

    public GlobalId Subject => new(SubjectNoun, SubjectId);
}

/// <summary>A message that waits for a person; its uuid is the receipt's.</summary>
public readonly record struct StuckMessageId(Guid Value) : Storage.IId<StuckMessageId>
{
    public static StuckMessageId From(Guid value) => new(value);
    public MessageReceiptId Receipt => new(Value);
}
