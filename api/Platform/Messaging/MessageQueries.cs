using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Messaging;

/// <summary>What staff must look at: messages that keep failing, letters to print, text messages spent.</summary>
public static class MessageQueries
{
    /// <summary>The messages that keep failing and wait for a person, the oldest first.</summary>
    [Allows(Role.Coordinator, Role.Administrator)]
    public static Task<Connection<StuckMessageType>> StuckMessagesAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.StuckMessages.Where(each => each.TerritoryId == actor.Territory)
            .ToConnectionAsync(page, each => each.StuckAt, each => each.Id, each => new StuckMessageType(each), stop);

    /// <summary>The letters that the caller's structure has to print, the oldest first.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
    public static Task<Connection<LetterType>> LettersToPrintAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.Letters.Where(each => each.TerritoryId == actor.Territory && each.PrintedAt == null && (each.StructureId == null || each.StructureId == actor.Structure))
            .ToConnectionAsync(page, each => each.QueuedAt, each => each.Id, each => new LetterType(each), stop);

    /// <summary>What the town has spent on text messages this month.</summary>
    [Allows(Role.Coordinator, Role.Administrator)]
    public static async Task<SmsUseType> SmsUseAsync(SmsAllowance allowance, CancellationToken stop) =>
        new(await allowance.SpendingAsync(null, stop));
}
