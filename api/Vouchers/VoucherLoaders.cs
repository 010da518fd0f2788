using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Vouchers;

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class VoucherLoaders(Actor actor, InclusionDb db)
{
    private const int MostPlaces = 500, LastSteps = 100;

    public Batch<ProgrammeId, ProgrammeType> Programme { get; } = new(async (ids, stop) =>
        await db.ProgrammesFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new ProgrammeType(each), stop));

    public Batch<BookletId, BookletType> Booklet { get; } = new(async (ids, stop) =>
        await db.BookletsFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new BookletType(each, actor), stop));

    public Batch<VoucherId, VoucherType> Voucher { get; } = new(async (ids, stop) =>
        await db.VouchersFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new VoucherType(each), stop));

    public Batch<RefundClaimId, RefundClaimType> RefundClaim { get; } = new(async (ids, stop) =>
        await db.RefundClaimsFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new RefundClaimType(each), stop));

    public Batch<AppointmentId, AppointmentType> Appointment { get; } = new(async (ids, stop) =>
        await db.AppointmentsFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new AppointmentType(each, actor), stop));

    /// <summary>The voucher that is kept for an appointment, or was spent for it.</summary>
    internal Batch<AppointmentId, VoucherType> VoucherOf { get; } = new(async (ids, stop) =>
        (await db.VouchersFor(actor).AsNoTracking().Where(each => each.AppointmentId != null && ids.Contains((AppointmentId)each.AppointmentId)).ToListAsync(stop))
            .ToDictionary(each => each.AppointmentId ?? default, each => new VoucherType(each)));

    internal Batch<BookletId, IReadOnlyList<VoucherType>> VouchersOf { get; } = new(async (ids, stop) =>
    {
        var vouchers = await db.Vouchers.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.BookletId)).OrderBy(each => each.Position).ToListAsync(stop);
        var found = vouchers.ToLookup(each => each.BookletId, each => new VoucherType(each));
        return ids.ToDictionary(id => id, IReadOnlyList<VoucherType> (id) => [.. found[id]]);
    });

    /// <summary>The end of the codes, for whoever took the vouchers in: they have typed them.</summary>
    internal Batch<VoucherId, string> CodeEndOf { get; } = new(async (ids, stop) =>
        await db.Vouchers.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.CodeEnd, stop));

    internal Batch<VoucherId, IReadOnlyList<VoucherStepType>> LedgerOf { get; } = new(async (ids, stop) =>
    {
        var steps = await (from entry in db.VoucherLedger.AsNoTracking()
                           join voucher in db.Set<Voucher>() on new { entry.TerritoryId, Id = entry.VoucherId } equals new { voucher.TerritoryId, voucher.Id }
                           where entry.TerritoryId == actor.Territory && ids.Contains(entry.VoucherId) && entry.Step > voucher.Step - LastSteps
                           orderby entry.Step
                           select entry).ToListAsync(stop);
        var found = steps.ToLookup(each => each.VoucherId, each => new VoucherStepType(each));
        return ids.ToDictionary(id => id, IReadOnlyList<VoucherStepType> (id) => [.. found[id]]);
    });

    internal Batch<ProgrammeId, IReadOnlyList<PlaceType>> PlacesOf { get; } = new(async (ids, stop) =>
    {
        var places = await (from link in db.QualifiedPlaces.AsNoTracking()
                            join place in db.Places.AsNoTracking() on new { link.TerritoryId, Id = link.PlaceId } equals new { place.TerritoryId, place.Id }
                            where link.TerritoryId == actor.Territory && ids.Contains(link.ProgrammeId) && link.EndedAt == null
                            orderby place.Details.Name, place.Id
                            select new { link.ProgrammeId, place }).ToListAsync(stop);
        var found = places.ToLookup(each => each.ProgrammeId, each => new PlaceType(each.place));
        return ids.ToDictionary(id => id, IReadOnlyList<PlaceType> (id) => [.. found[id].Take(MostPlaces)]);
    });

    internal Batch<ProgrammeId, IReadOnlyList<VoucherCountType>> CountsOf { get; } = new(async (ids, stop) =>
    {
        var counted = await (from voucher in db.Vouchers
                             join programme in db.Set<Programme>() on new { voucher.TerritoryId, Id = voucher.ProgrammeId } equals new { programme.TerritoryId, programme.Id }
                             where voucher.TerritoryId == actor.Territory && ids.Contains(voucher.ProgrammeId)
                             group voucher by new { voucher.ProgrammeId, programme.FaceValue, voucher.State } into same
                             select new { same.Key.ProgrammeId, same.Key.FaceValue, same.Key.State, Vouchers = same.Count() }).ToListAsync(stop);
        var found = counted.OrderBy(each => each.State).ToLookup(each => each.ProgrammeId, each => new VoucherCountType(each.State, each.Vouchers, each.FaceValue * each.Vouchers));
        return ids.ToDictionary(id => id, IReadOnlyList<VoucherCountType> (id) => [.. found[id]]);
    });
}
