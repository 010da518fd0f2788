using Inclusion.Planning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>Ends the booklets of programmes whose last day of grace is over, with what is left in them. What is spent stays to be refunded.</summary>
[RunsAt("0 40 1 * * ?")]
public sealed class ExpireVouchersJob(InclusionDb db, Actor actor, IClock clock) : ITownJob
{
    private const int AtOnce = 100;

    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var (town, now) = (actor.Territory, clock.GetCurrentInstant());
        var today = (await db.CalendarAsync(town, stop)).DayOf(now);
        var ended = await db.ProgrammesFor(actor).AsNoTracking().Where(each => each.ValidUntil < today).OrderBy(each => each.Id).ToListAsync(stop);
        var over = ended.Where(each => each.LastDay < today).Select(each => each.Id.Value).ToArray();
        var booklets = await db.Booklets.FromSql($"""
            select * from booklet where territory_id = {town.Value} and programme_id = any({over}) and state in ('IN_STOCK', 'WITH_DISTRIBUTOR', 'ISSUED', 'STARTED')
            order by id limit {AtOnce} for update skip locked
            """).ToListAsync(stop);
        foreach (var booklet in booklets) await EndAsync(booklet, VoucherChange.Of(actor, LedgerCause.OutOfTime, now), stop);
        await db.SaveChangesAsync(stop);
        return booklets.Count == AtOnce;
    }

    private async Task EndAsync(Booklet booklet, VoucherChange change, CancellationToken stop)
    {
        var vouchers = await db.Vouchers.Where(each => each.TerritoryId == booklet.TerritoryId && each.BookletId == booklet.Id).OrderBy(each => each.Position).ToListAsync(stop);
        db.AddRange(booklet.Expire(vouchers, change));
    }
}
