using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A booklet of vouchers (« carnet »): a resident's from the moment it is handed over; only then do its codes work.</summary>
public sealed class Booklet
{
    private Booklet(TerritoryId territoryId, BookletId id, ProgrammeId programmeId, VoucherBatchId batchId, string serial) =>
        (TerritoryId, Id, ProgrammeId, BatchId, Serial) = (territoryId, id, programmeId, batchId, serial);

    public TerritoryId TerritoryId { get; private set; }
    public BookletId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public VoucherBatchId BatchId { get; private set; }

    /// <summary>What people call it by; unique in the town, and no secret.</summary>
    public string Serial { get; private set; }
    public BookletState State { get; private set; }

    /// <summary>The structure that hands it over; null for the town's own stock.</summary>
    public StructureId? DistributorId { get; private set; }
    public ResidentId? ResidentId { get; private set; }
    public ProfessionalId? IssuedBy { get; private set; }
    public StructureId? IssuedByStructureId { get; private set; }
    public Instant? IssuedAt { get; private set; }

    public bool IsInStock => State is BookletState.InStock or BookletState.WithDistributor;

    /// <summary>True while its codes work.</summary>
    public bool IsInUse => State is BookletState.Issued or BookletState.Started or BookletState.Exhausted;

    public static Booklet Make(VoucherBatch batch, string serial) => new(batch.TerritoryId, BookletId.New(), batch.ProgrammeId, batch.Id, serial)
    {
        DistributorId = batch.DistributorId,
        State = batch.DistributorId is null ? BookletState.InStock : BookletState.WithDistributor,
    };

    /// <summary>Hands it over: from now on its codes work.</summary>
    public void Issue(ResidentId resident, ProfessionalId by, StructureId? structure, Instant now) =>
        (State, ResidentId, IssuedBy, IssuedByStructureId, IssuedAt) = (BookletState.Issued, resident, by, structure, now);

    /// <summary>Says how much of it is spent, after one of its vouchers has changed.</summary>
    public void Count(IReadOnlyList<Voucher> vouchers)
    {
        if (!IsInUse) return;
        State = vouchers.All(each => each.IsOpen) ? BookletState.Issued
            : vouchers.Any(each => each.IsOpen) ? BookletState.Started
            : BookletState.Exhausted;
    }

    /// <summary>Freezes it with what is left in it.</summary>
    public IReadOnlyList<LedgerEntry> Block(BlockingCause because, IReadOnlyList<Voucher> vouchers, VoucherChange change)
    {
        State = because is BlockingCause.Lost ? BookletState.Lost : BookletState.Blocked;
        return [.. vouchers.Where(each => each.IsOpen).Select(each => each.Go(VoucherState.Blocked, change))];
    }

    /// <summary>Ends it with what is left in it; a booklet all spent or blocked stays as it is.</summary>
    public IReadOnlyList<LedgerEntry> Expire(IReadOnlyList<Voucher> vouchers, VoucherChange change)
    {
        if (IsInStock || IsInUse && State is not BookletState.Exhausted) State = BookletState.Expired;
        return [.. vouchers.Where(each => each.IsOpen).Select(each => each.Go(VoucherState.Expired, change))];
    }

    /// <summary>Where a voucher goes back to when its spending was a mistake.</summary>
    public VoucherState Back => State switch
    {
        BookletState.Blocked or BookletState.Lost => VoucherState.Blocked,
        BookletState.Expired => VoucherState.Expired,
        _ => VoucherState.Available,
    };
}
