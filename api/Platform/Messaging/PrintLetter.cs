using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>Which letter.</summary>
/// <param name="LetterId">One of `lettersToPrint`.</param>
public sealed record MarkLetterPrintedInput(LetterId LetterId);

/// <summary>Says that a letter was printed and handed to the post or to the person: its message counts as sent.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(UnknownId))]
public static class MarkLetterPrintedMutation
{
    public static async Task<Outcome<MessageReceiptType>> MarkLetterPrintedAsync(
        MarkLetterPrintedInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        if (await Letters.FindAsync(input.LetterId, actor, db, stop) is not { } letter) return Letters.Unknown;

        var receipt = await db.MessageReceipts.SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == input.LetterId.Receipt, stop);
        if (letter.PrintedAt is not null) return new MessageReceiptType(receipt);

        letter.Print(clock.GetCurrentInstant());
        receipt.Print(clock.GetCurrentInstant());
        return await db.SaveAsync(new MessageReceiptType(receipt), stop);
    }
}

/// <summary>Which letter.</summary>
/// <param name="LetterId">One of `lettersToPrint`.</param>
public sealed record ReleaseLetterInput(LetterId LetterId);

/// <summary>
/// Takes a letter out of the print queue so that its way is chosen again: the person has an e-mail address by now, or
/// nothing is left to say. Without either it comes back as a letter.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(UnknownId), typeof(LetterAlreadyPrinted))]
public static class ReleaseLetterMutation
{
    public static async Task<Outcome<MessageReceiptType>> ReleaseLetterAsync(ReleaseLetterInput input, Actor actor, InclusionDb db, Outbox outbox, CancellationToken stop)
    {
        if (await Letters.FindAsync(input.LetterId, actor, db, stop) is not { } letter) return Letters.Unknown;
        if (letter.PrintedAt is not null) return new LetterAlreadyPrinted("Cette lettre a déjà été imprimée.", "letterId");

        await outbox.ReleaseAsync(input.LetterId, stop);
        var receipt = await db.MessageReceipts.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == input.LetterId.Receipt, stop);
        return new MessageReceiptType(receipt);
    }
}

internal static class Letters
{
    public static UnknownId Unknown => new("Nous ne trouvons pas cette lettre. Rechargez la liste des lettres à imprimer.", "letterId");

    public static Task<Letter?> FindAsync(LetterId id, Actor actor, InclusionDb db, CancellationToken stop) => db.Letters.SingleOrDefaultAsync(each =>
        each.TerritoryId == actor.Territory && each.Id == id && (each.StructureId == null || each.StructureId == actor.Structure), stop);
}
