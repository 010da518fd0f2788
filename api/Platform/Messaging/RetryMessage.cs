using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Messaging;

/// <summary>Which stuck message.</summary>
/// <param name="StuckMessageId">One of `stuckMessages`.</param>
public sealed record RetryMessageInput(StuckMessageId StuckMessageId);

/// <summary>Has a message that kept failing tried again, as it reads by now, once its cause is mended (a corrected address, a server that is back).</summary>
[Allows(Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId))]
public static class RetryMessageMutation
{
    public static async Task<Outcome<MessageReceiptType>> RetryMessageAsync(RetryMessageInput input, Actor actor, InclusionDb db, Outbox outbox, CancellationToken stop)
    {
        if (!await outbox.RetryAsync(input.StuckMessageId, stop)) return StuckMessages.Unknown;

        var receipt = await db.MessageReceipts.SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StuckMessageId.Receipt, stop);
        receipt.TryAgain();
        return await db.SaveAsync(new MessageReceiptType(receipt), stop);
    }
}

/// <summary>Which stuck message.</summary>
/// <param name="StuckMessageId">One of `stuckMessages`.</param>
public sealed record AbandonMessageInput(StuckMessageId StuckMessageId);

/// <summary>Gives up a message that keeps failing. Its receipt stays, as failed.</summary>
[Allows(Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId))]
public static class AbandonMessageMutation
{
    public static async Task<Outcome<MessageReceiptType>> AbandonMessageAsync(AbandonMessageInput input, Actor actor, InclusionDb db, Outbox outbox, CancellationToken stop)
    {
        if (!await outbox.AbandonAsync(input.StuckMessageId, stop)) return StuckMessages.Unknown;

        var receipt = await db.MessageReceipts.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StuckMessageId.Receipt, stop);
        return new MessageReceiptType(receipt);
    }
}

internal static class StuckMessages
{
    public static UnknownId Unknown => new("Ce message n'attend plus personne : il est parti, a été abandonné, ou n'existe pas.", "stuckMessageId");
}
