using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>What became of a message to somebody (« accusé d'envoi »). It never tells the address or the text.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.Administrator)]
public sealed class MessageReceiptType(MessageReceipt receipt)
{
    /// <summary>Its identifier.</summary>
    public MessageReceiptId Id => receipt.Id;

    /// <summary>What the message says, as a stable name: `APPOINTMENT_BOOKED`.</summary>
    public string Kind => receipt.Kind;

    /// <summary>What the message is about; refetch it with `node(id:)`.</summary>
    public GlobalId SubjectId => receipt.Subject;

    /// <summary>The way it took; null while it could not be written.</summary>
    public MessageChannel? Channel => receipt.Channel;

    /// <summary>What became of it.</summary>
    public MessageState State => receipt.State;

    /// <summary>What a text message cost, in segments; 0 for an e-mail or a letter.</summary>
    public int Segments => receipt.Segments;

    /// <summary>Why the last attempt failed; null when none did, or when it has left since.</summary>
    public MessageFault? LastFault => receipt.LastFault;

    /// <summary>When its sending began.</summary>
    public Instant ProcessedAt => receipt.ProcessedAt;

    /// <summary>When the outside took it, or the letter was printed; null while it has not.</summary>
    public Instant? SentAt => receipt.SentAt;

    /// <summary>When it arrived, as far as the outside says; null otherwise, and always for an e-mail or a letter.</summary>
    public Instant? DeliveredAt => receipt.DeliveredAt;

    /// <summary>Since when it has failed; null while it has not.</summary>
    public Instant? FailedAt => receipt.FailedAt;

    [Lookup]
    public static async Task<MessageReceiptType?> FindAsync(MessageReceiptId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.MessageReceipts.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A message that keeps failing: a person decides whether it is tried again or given up. It never tells the address or the text.</summary>
[Allows(Role.Coordinator, Role.Administrator)]
public sealed class StuckMessageType(StuckMessage message)
{
    /// <summary>Its identifier.</summary>
    public StuckMessageId Id => message.Id;

    /// <summary>What the message says, as a stable name: `APPOINTMENT_BOOKED`.</summary>
    public string Kind => message.Kind;

    /// <summary>What the message is about; refetch it with `node(id:)`.</summary>
    public GlobalId SubjectId => message.Subject;

    /// <summary>How often it was tried.</summary>
    public int Attempts => message.Attempts;

    /// <summary>Why the last attempt failed.</summary>
    public MessageFault LastFault => message.LastFault;

    /// <summary>When it was ordered.</summary>
    public Instant QueuedAt => message.QueuedAt;

    /// <summary>Since when it waits for a person.</summary>
    public Instant StuckAt => message.StuckAt ?? throw new InvalidOperationException("This message is not stuck.");

    [Lookup]
    public static async Task<StuckMessageType?> FindAsync(StuckMessageId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.StuckMessages.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A letter to print for somebody with neither e-mail nor mobile (« courrier »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
public sealed class LetterType(Letter letter)
{
    /// <summary>Its identifier.</summary>
    public LetterId Id => letter.Id;

    /// <summary>What the letter says, as a stable name: `APPOINTMENT_BOOKED`.</summary>
    public string Kind => letter.Kind;

    /// <summary>What the letter is about; refetch it with `node(id:)`.</summary>
    public GlobalId SubjectId => letter.Subject;

    /// <summary>When it was ordered.</summary>
    public Instant QueuedAt => letter.QueuedAt;

    /// <summary>When staff printed it; null while nobody has.</summary>
    public Instant? PrintedAt => letter.PrintedAt;

    /// <summary>The page to open and print on A4, on this site. It is written as of the moment it is opened, and opening it is journalled.</summary>
    public string Page => LetterPage.PathOf(letter.Id);

    [Lookup]
    public static async Task<LetterType?> FindAsync(LetterId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Letters.AsNoTracking().SingleOrDefaultAsync(each =>
            each.TerritoryId == actor.Territory && each.Id == id && (each.StructureId == null || each.StructureId == actor.Structure), stop) is { } found ? new(found) : null;
}

/// <summary>What the town has spent on text messages this month.</summary>
[Allows(Role.Coordinator, Role.Administrator)]
public sealed class SmsUseType(SmsSpending spending)
{
    /// <summary>The first day of the month.</summary>
    public LocalDate MonthOn => spending.Month;

    /// <summary>Segments sent, or being sent, since then.</summary>
    public int SegmentsUsed => spending.Used;

    /// <summary>Segments that the town allows itself; beyond them text messages wait for a person.</summary>
    public int SegmentsAllowed => spending.Allowed;
}

/// <summary>That a telephone number asked for no more text messages (« STOP »). The number itself is not kept.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
public sealed class SmsStopType(SmsStop stopped)
{
    /// <summary>Its identifier.</summary>
    public SmsStopId Id => stopped.Id;

    /// <summary>Since when no text message goes to the number.</summary>
    public Instant StoppedAt => stopped.StoppedAt;

    /// <summary>Since when the number takes text messages again; null while it does not.</summary>
    public Instant? LiftedAt => stopped.LiftedAt;

    [Lookup]
    public static async Task<SmsStopType?> FindAsync(SmsStopId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.SmsStops.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>Receipts for the rooms that show them.</summary>
public sealed class MessageReceiptLoaders(Actor actor, InclusionDb db)
{
    /// <summary>The receipts about a subject, oldest first; at most 50, and an empty list when there is none.</summary>
    public Batch<Guid, IReadOnlyList<MessageReceiptType>> About { get; } = new(async (subjects, stop) =>
    {
        var found = (await db.MessageReceipts.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && subjects.Contains(each.SubjectId))
            .OrderBy(each => each.ProcessedAt).ThenBy(each => each.Id).ToListAsync(stop)).ToLookup(each => each.SubjectId);
        return subjects.ToDictionary(subject => subject, IReadOnlyList<MessageReceiptType> (subject) => [.. found[subject].Take(50).Select(each => new MessageReceiptType(each))]);
    });
}
