using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>A letter to print; its uuid is the receipt's.</summary>
public readonly record struct LetterId(Guid Value) : IId<LetterId>
{
    public static LetterId From(Guid value) => new(value);
    public MessageReceiptId Receipt => new(Value);
}

/// <summary>A letter that staff print for somebody with neither e-mail nor mobile. Keeps the order: the page is written each time it is opened.</summary>
public sealed class Letter
{
    private Letter(TerritoryId territoryId, LetterId id, string kind, string subjectNoun, Guid subjectId) =>
        (TerritoryId, Id, Kind, SubjectNoun, SubjectId) = (territoryId, id, kind, subjectNoun, subjectId);

    public TerritoryId TerritoryId { get; private set; }
    public LetterId Id { get; private set; }
    public string Kind { get; private set; }
    public string SubjectNoun { get; private set; }
    public Guid SubjectId { get; private set; }
    public string? RecipientNoun { get; private set; }
    public Guid? RecipientId { get; private set; }
    public int TemplateVersion { get; private set; }
    public int Sequence { get; private set; }

    /// <summary>The structure that prints it; null: any of the town.</summary>
    public StructureId? StructureId { get; private set; }
    public Instant QueuedAt { get; private set; }
    public Instant? PrintedAt { get; private set; }

    public GlobalId Subject => new(SubjectNoun, SubjectId);

    public MessageOrder Order => new(Id.Receipt, TerritoryId, Kind, SubjectNoun, SubjectId, RecipientNoun, RecipientId, TemplateVersion, Sequence, QueuedAt);

    public void Print(Instant now) => PrintedAt ??= now;
}
