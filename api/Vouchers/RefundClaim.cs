using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>Where a claim stands.</summary>
public enum ClaimState
{
    /// <summary>Waits for the treasurer.</summary>
    Submitted,
    /// <summary>Its payment is ordered.</summary>
    Approved,
    /// <summary>The treasurer refused it.</summary>
    Rejected,
}

/// <summary>What a structure asks back for the vouchers that its places took in (« demande de remboursement »).</summary>
public sealed class RefundClaim
{
    public const int BecauseMax = 500;

    /// <summary>The most vouchers in one claim.</summary>
    public const int Most = 500;

    private RefundClaim(TerritoryId territoryId, RefundClaimId id, ProgrammeId programmeId, StructureId structureId, int vouchers, Cents cents, Guid claimedBy, Instant claimedAt) =>
        (TerritoryId, Id, ProgrammeId, StructureId, Vouchers, Cents, ClaimedBy, ClaimedAt) = (territoryId, id, programmeId, structureId, vouchers, cents, claimedBy, claimedAt);

    public TerritoryId TerritoryId { get; private set; }
    public RefundClaimId Id { get; private set; }
    public ProgrammeId ProgrammeId { get; private set; }
    public StructureId StructureId { get; private set; }
    public ClaimState State { get; private set; }
    public int Vouchers { get; private set; }
    public Cents Cents { get; private set; }
    public Guid ClaimedBy { get; private set; }
    public Instant ClaimedAt { get; private set; }
    public ProfessionalId? DecidedBy { get; private set; }
    public Instant? DecidedAt { get; private set; }
    public string? RejectedBecause { get; private set; }

    public static RefundClaim Submit(Programme programme, StructureId structure, IReadOnlyList<Redemption> redemptions, Guid by, Instant now)
    {
        var claim = new RefundClaim(programme.TerritoryId, RefundClaimId.New(), programme.Id, structure, redemptions.Count, programme.FaceValue * redemptions.Count, by, now);
        foreach (var each in redemptions) each.Join(claim.Id);
        return claim;
    }

    public Payment Approve(ProfessionalId by, Instant now)
    {
        (State, DecidedBy, DecidedAt) = (ClaimState.Approved, by, now);
        return new Payment(TerritoryId, PaymentId.New(), Id, Cents, by, now);
    }

    public void Reject(string because, ProfessionalId by, Instant now) => (State, RejectedBecause, DecidedBy, DecidedAt) = (ClaimState.Rejected, because, by, now);
}

/// <summary>A refund that the treasurer has ordered.</summary>
public sealed class Payment(TerritoryId territoryId, PaymentId id, RefundClaimId claimId, Cents cents, ProfessionalId orderedBy, Instant orderedAt)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public PaymentId Id { get; private set; } = id;
    public RefundClaimId ClaimId { get; private set; } = claimId;
    public Cents Cents { get; private set; } = cents;
    public ProfessionalId OrderedBy { get; private set; } = orderedBy;
    public Instant OrderedAt { get; private set; } = orderedAt;
}
