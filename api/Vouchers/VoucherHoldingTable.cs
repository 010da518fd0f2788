using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Vouchers;

/// <summary>A booklet with its vouchers, in their order, kept from any other change until the operation ends.</summary>
public sealed record HeldBooklet(Programme Programme, Booklet Booklet, IReadOnlyList<Voucher> Vouchers)
{
    public Voucher Voucher(VoucherId id) => Vouchers.Single(each => each.Id == id);
}

/// <summary>
/// Loads what is about to change. Whatever happens to a voucher holds its booklet's row first: who comes at the same time waits,
/// and then sees what has become of it. Who changes an appointment too holds that one before, and nobody who holds a booklet waits for it.
/// </summary>
internal static class VoucherHoldingTable
{
    public static async Task<HeldBooklet?> HoldBookletAsync(this InclusionDb db, TerritoryId town, BookletId id, CancellationToken stop)
    {
        var booklet = await db.Booklets.FromSql($"select * from booklet where territory_id = {town.Value} and id = {id.Value} for update").SingleOrDefaultAsync(stop);
        return booklet is null ? null : await db.WithVouchersAsync(booklet, stop);
    }

    /// <summary>The booklet of the voucher that a code leads to, and which voucher it is.</summary>
    public static async Task<(HeldBooklet Held, Voucher Voucher)?> HoldByCodeAsync(this InclusionDb db, TerritoryId town, byte[] codeHash, CancellationToken stop)
    {
        var found = await db.Vouchers.AsNoTracking().Where(each => each.TerritoryId == town && each.CodeHash == codeHash)
            .Select(each => new { each.Id, each.BookletId }).SingleOrDefaultAsync(stop);
        if (found is null || await db.HoldBookletAsync(town, found.BookletId, stop) is not { } held) return null;

        var voucher = held.Voucher(found.Id);
        // A new print may have ended this code while one waited.
        return voucher.CodeHash.AsSpan().SequenceEqual(codeHash) ? (held, voucher) : null;
    }

    /// <summary>The next booklet to hand over: of the structure's own stock first, then of the town's. Two who ask at once get one each.</summary>
    public static async Task<HeldBooklet?> HoldNextInStockAsync(this InclusionDb db, TerritoryId town, ProgrammeId programme, StructureId? own, CancellationToken stop)
    {
        var structure = (own ?? default).Value;
        var booklet = await db.Booklets.FromSql($"""
            select * from booklet where territory_id = {town.Value} and programme_id = {programme.Value} and state in ('IN_STOCK', 'WITH_DISTRIBUTOR')
              and (distributor_id is null or distributor_id = {structure})
            order by distributor_id is null, id limit 1 for update skip locked
            """).SingleOrDefaultAsync(stop);
        return booklet is null ? null : await db.WithVouchersAsync(booklet, stop);
    }

    /// <summary>A claim that is about to be decided, with its redeemed vouchers.</summary>
    public static async Task<(RefundClaim Claim, IReadOnlyList<Voucher> Vouchers)?> HoldRefundClaimAsync(this InclusionDb db, TerritoryId town, RefundClaimId id, CancellationToken stop)
    {
        var claim = await db.RefundClaims.FromSql($"select * from refund_claim where territory_id = {town.Value} and id = {id.Value} for update").SingleOrDefaultAsync(stop);
        if (claim is null) return null;
        var vouchers = await db.Vouchers.Where(each => each.TerritoryId == town
            && db.Set<Redemption>().Any(taken => taken.TerritoryId == town && taken.ClaimId == id && taken.VoucherId == each.Id)).OrderBy(each => each.Id).ToListAsync(stop);
        return (claim, vouchers);
    }

    /// <summary>True where the programme approves the place today.</summary>
    public static Task<bool> IsQualifiedAsync(this InclusionDb db, TerritoryId town, ProgrammeId programme, PlaceId place, CancellationToken stop) =>
        db.QualifiedPlaces.AnyAsync(each => each.TerritoryId == town && each.ProgrammeId == programme && each.PlaceId == place && each.EndedAt == null, stop);

    /// <summary>The booklet whose voucher is kept for the appointment; null when none is.</summary>
    public static async Task<(HeldBooklet Held, Voucher Voucher)?> HoldReservedAsync(this InclusionDb db, TerritoryId town, AppointmentId appointment, CancellationToken stop)
    {
        var booklet = await db.Vouchers.Where(each => each.TerritoryId == town && each.AppointmentId == appointment && each.State == VoucherState.Reserved)
            .Select(each => (BookletId?)each.BookletId).SingleOrDefaultAsync(stop);
        if (booklet is not { } id || await db.HoldBookletAsync(town, id, stop) is not { } held) return null;
        return held.Vouchers.SingleOrDefault(each => each.AppointmentId == appointment && each.State == VoucherState.Reserved) is { } voucher ? (held, voucher) : null;
    }

    private static async Task<HeldBooklet> WithVouchersAsync(this InclusionDb db, Booklet booklet, CancellationToken stop)
    {
        var programme = await db.Programmes.AsNoTracking().SingleAsync(each => each.TerritoryId == booklet.TerritoryId && each.Id == booklet.ProgrammeId, stop);
        var vouchers = await db.Vouchers.Where(each => each.TerritoryId == booklet.TerritoryId && each.BookletId == booklet.Id).OrderBy(each => each.Position).ToListAsync(stop);
        return new HeldBooklet(programme, booklet, vouchers);
    }
}
