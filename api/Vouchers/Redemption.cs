using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>What a voucher is about to be spent on.</summary>
/// <param name="Structure">The place's structure, which is refunded; the caller's own at a place that nobody keeps.</param>
/// <param name="IsQualified">Whether the programme approves the place, and the caller may take vouchers in there.</param>
/// <param name="By">Who takes it in.</param>
/// <param name="Today">The day that the town's clocks show.</param>
public sealed record Spending(PlaceId Place, StructureId Structure, bool IsQualified, ServiceKind Service, int Minutes, AppointmentId? Appointment, Guid By, LocalDate Today)
{
    /// <summary>Why the voucher cannot be spent so; null when it can.</summary>
    public VoucherFault? Fault(Programme programme, Booklet booklet, Voucher voucher)
    {
        if (voucher.IsSpent) return VoucherFault.AlreadyRedeemed;
        if (voucher.State is VoucherState.Blocked) return VoucherFault.Blocked;
        if (voucher.State is VoucherState.Expired || Today > programme.LastDay) return VoucherFault.Expired;
        if (!booklet.IsInUse) return VoucherFault.NotIssued;
        if (Today < programme.ValidFrom) return VoucherFault.TooEarly;
        if (!IsQualified) return VoucherFault.PlaceNotQualified;
        if (booklet.IssuedBy?.Value == By) return VoucherFault.IssuedByYou;
        if (!programme.Services.Contains(Service)) return VoucherFault.ServiceNotAllowed;
        if (Minutes > programme.MinutesMax) return VoucherFault.TooLong;
        return Appointment is not null && voucher.AppointmentId != Appointment ? VoucherFault.ReservedElsewhere : null;
    }
}

/// <summary>A voucher spent at a qualified place (« encaissement »); it can be taken back until its refund is asked for.</summary>
public sealed class Redemption
{
    public const int BecauseMax = 500, MinutesMax = 480;

    private Redemption(TerritoryId territoryId, RedemptionId id, VoucherId voucherId, ProgrammeId programmeId, PlaceId placeId, StructureId structureId, Guid redeemedBy, Instant redeemedAt) =>
        (TerritoryId, Id, VoucherId, ProgrammeId, PlaceId, StructureId, RedeemedBy, RedeemedAt) = (territoryId, id, voucherId, programmeId, placeId, structureId, redeemedBy, redeemedAt);

    public TerritoryId TerritoryId { get; private set; }
    public RedemptionId Id { get; private set; }
    public VoucherId VoucherId { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public PlaceId PlaceId { get; private set; }
    public StructureId StructureId { get; private set; }

    /// <summary>The appointment that it paid for; null for a workshop without one.</summary>
    public AppointmentId? AppointmentId { get; private set; }
    public ServiceKind Service { get; private set; }
    public int Minutes { get; private set; }
    public Guid RedeemedBy { get; private set; }
    public Instant RedeemedAt { get; private set; }
    public RefundClaimId? ClaimId { get; private set; }
    public Instant? ReversedAt { get; private set; }
    public Guid? ReversedBy { get; private set; }
    public string? ReversedBecause { get; private set; }

    public static Redemption Of(Voucher voucher, Spending spending, Instant now) =>
        new(voucher.TerritoryId, RedemptionId.New(), voucher.Id, voucher.ProgrammeId, spending.Place, spending.Structure, spending.By, now)
        {
            AppointmentId = voucher.AppointmentId,
            Service = spending.Service,
            Minutes = spending.Minutes,
        };

    public void Reverse(string because, Guid by, Instant now) => (ReversedBecause, ReversedBy, ReversedAt) = (because, by, now);

    public void Join(RefundClaimId claim) => ClaimId = claim;
}
