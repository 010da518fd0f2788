using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A resident's rights over what this room keeps: which booklets were handed over to them, and what became of their vouchers.</summary>
public sealed class VoucherPrivacy(Actor actor, InclusionDb db, IClock clock) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["booklet"];

    public Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop) =>
        Of(absorbed).ExecuteUpdateAsync(row => row.SetProperty(each => each.ResidentId, new ResidentId(kept)), stop);

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var rows = await (from booklet in Of(resident).AsNoTracking()
                          join programme in db.Set<Programme>() on new { booklet.TerritoryId, Id = booklet.ProgrammeId } equals new { programme.TerritoryId, programme.Id }
                          orderby booklet.IssuedAt, booklet.Id
                          select new
                          {
                              booklet.Serial, booklet.IssuedAt, programme.Name, programme.VouchersPerBooklet,
                              Spent = db.Set<Redemption>().Count(taken => taken.TerritoryId == booklet.TerritoryId && taken.ReversedAt == null
                                  && db.Set<Voucher>().Any(voucher => voucher.TerritoryId == booklet.TerritoryId && voucher.Id == taken.VoucherId && voucher.BookletId == booklet.Id)),
                          }).ToListAsync(stop);
        return [.. rows.Select(row => new KeptFact("Vos Pass numériques", $"{row.Name}, carnet {row.Serial}", $"{row.Spent} Pass employés sur {row.VouchersPerBooklet}", row.IssuedAt))];
    }

    /// <summary>A row names nobody and stays with its id: it proves to whom public money went. What is left in the booklet can no longer be theirs, and is blocked.</summary>
    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        foreach (var id in await Of(resident).OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(stop))
            if (await db.HoldBookletAsync(actor.Territory, id, stop) is { Booklet.IsInUse: true } held && held.Vouchers.Any(each => each.IsOpen))
                db.AddRange(held.Booklet.Block(BlockingCause.Mistake, held.Vouchers, VoucherChange.Of(actor, LedgerCause.BookletBlocked, now)));
    }

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var issued = await Of(resident).MaxAsync(each => each.IssuedAt, stop);
        var spent = await (from booklet in Of(resident)
                           join voucher in db.Set<Voucher>() on new { booklet.TerritoryId, Id = booklet.Id } equals new { voucher.TerritoryId, Id = voucher.BookletId }
                           join taken in db.Set<Redemption>() on new { voucher.TerritoryId, voucher.Id } equals new { taken.TerritoryId, Id = taken.VoucherId }
                           select (Instant?)taken.RedeemedAt).MaxAsync(stop);
        Instant?[] ends = [issued + retention.AsProof, spent + retention.AsProof];
        return ends.Max();
    }

    private IQueryable<Booklet> Of(Guid resident) =>
        db.Booklets.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident));
}
