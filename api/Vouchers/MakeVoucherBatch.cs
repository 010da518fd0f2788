using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>Booklets to make.</summary>
/// <param name="ProgrammeId">For which programme, until the last day on which its booklets are handed over.</param>
/// <param name="Booklets">How many, 1 to 200.</param>
/// <param name="DistributorId">The structure whose stock they are; the town's own when left out.</param>
public sealed record MakeVoucherBatchInput(ProgrammeId ProgrammeId, int Booklets, StructureId? DistributorId = null);

/// <summary>Makes booklets (« lot de carnets ») and enters them into the stock. Their codes work once a booklet is handed over, not before.</summary>
[Allows(Role.VoucherManager)]
[Refuses(typeof(OutOfBounds), typeof(UnknownId), typeof(ProgrammeOver))]
public static class MakeVoucherBatchMutation
{
    public static async Task<Outcome<VoucherBatchType>> MakeVoucherBatchAsync(
        MakeVoucherBatchInput input, Actor actor, InclusionDb db, VoucherKeys keys, IClock clock, CancellationToken stop)
    {
        var (town, now, faults) = (actor.Territory, clock.GetCurrentInstant(), new Faults());
        faults.Number(input.Booklets, 1, VoucherBatch.Most, "booklets");
        if (faults.Any) return faults.ToRefusals();
        if (await db.FindProgrammeAsync(actor, input.ProgrammeId, stop) is not { } programme) return UnknownId.Of("ce programme", "programmeId");
        if (input.DistributorId is { } distributor && !await db.Structures.AnyAsync(each => each.TerritoryId == town && each.Id == distributor && each.ArchivedAt == null, stop))
            return UnknownId.Of("cette structure", "distributorId");
        if ((await db.CalendarAsync(town, stop)).DayOf(now) > programme.ValidUntil) return new ProgrammeOver();

        var batch = new VoucherBatch(town, VoucherBatchId.New(), programme.Id, input.Booklets, input.DistributorId, now, actor.Id);
        db.Add(batch);
        for (var at = 0; at < input.Booklets; at++) db.AddBooklet(programme, batch, keys, VoucherChange.Of(actor, LedgerCause.Made, now));
        return await db.SaveAsync(new VoucherBatchType(batch), stop);
    }

    /// <summary>Adds a booklet to the stock with its vouchers, each with the first step of its ledger.</summary>
    internal static HeldBooklet AddBooklet(this InclusionDb db, Programme programme, VoucherBatch batch, VoucherKeys keys, VoucherChange change)
    {
        var booklet = Booklet.Make(batch, BookletSerial.Draw());
        var vouchers = Enumerable.Range(1, programme.VouchersPerBooklet).Select(position => Voucher.Make(booklet, position, keys)).ToList();
        db.Add(booklet);
        db.AddRange(vouchers);
        db.AddRange(vouchers.Select(each => each.Begin(change)));
        return new HeldBooklet(programme, booklet, vouchers);
    }
}
