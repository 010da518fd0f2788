using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Vouchers;

/// <summary>A booklet to print again.</summary>
/// <param name="BookletId">One that the caller handed over.</param>
public sealed record ReprintBookletInput(BookletId BookletId);

/// <summary>Gives what is left of a booklet new codes, when its sheet was lost or seen by others: the codes printed before no longer lead to anything.</summary>
[Allows(Role.SocialWorker, Role.VoucherManager)]
[Refuses(typeof(UnknownId), typeof(NotTheIssuer), typeof(BookletNotReady))]
public static class ReprintBookletMutation
{
    public static async Task<Outcome<BookletType>> ReprintBookletAsync(
        ReprintBookletInput input, Actor actor, InclusionDb db, VoucherKeys keys, OperationJournal journal, CancellationToken stop)
    {
        if (!await db.BookletsFor(actor).AnyAsync(each => each.Id == input.BookletId, stop)
            || await db.HoldBookletAsync(actor.Territory, input.BookletId, stop) is not { Booklet: var booklet } held) return UnknownId.Of("ce carnet", "bookletId");
        if (!booklet.IsInUse || !held.Vouchers.Any(each => each.IsOpen)) return new BookletNotReady("Ce carnet n'a plus de Pass à réimprimer. Remettez-en un autre.", booklet.State);
        if (booklet.IssuedBy != actor.Professional) return new NotTheIssuer();

        foreach (var voucher in held.Vouchers.Where(each => each.IsOpen)) voucher.PrintAgain(keys);
        if (booklet.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new BookletType(booklet, actor), stop);
    }
}
