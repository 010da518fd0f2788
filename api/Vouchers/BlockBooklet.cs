using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A booklet to freeze.</summary>
/// <param name="BookletId">Which booklet, handed over or in stock.</param>
/// <param name="Cause">Why.</param>
public sealed record BlockBookletInput(BookletId BookletId, BlockingCause Cause);

/// <summary>Freezes a booklet with what is left in it: its codes no longer work, and none of its vouchers is kept for an appointment. What is spent stays spent.</summary>
[Allows(Role.SocialWorker, Role.VoucherManager)]
[Refuses(typeof(UnknownId), typeof(BookletNotReady))]
public static class BlockBookletMutation
{
    public static async Task<Outcome<BookletType>> BlockBookletAsync(
        BlockBookletInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        if (!await db.BookletsFor(actor).AnyAsync(each => each.Id == input.BookletId, stop)
            || await db.HoldBookletAsync(actor.Territory, input.BookletId, stop) is not { Booklet: var booklet } held) return UnknownId.Of("ce carnet", "bookletId");
        if (!held.Vouchers.Any(each => each.IsOpen)) return new BookletNotReady("Ce carnet n'a plus de Pass à bloquer : plus aucun de ses codes ne marche.", booklet.State);

        db.AddRange(booklet.Block(input.Cause, held.Vouchers, VoucherChange.Of(actor, LedgerCause.BookletBlocked, clock.GetCurrentInstant())));
        if (booklet.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new BookletType(booklet, actor), stop);
    }
}
