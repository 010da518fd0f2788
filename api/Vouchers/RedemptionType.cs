using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>A voucher taken in by a qualified place (« encaissement »); it does not say whose it was.</summary>
[Allows(Role.Mediator, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
public sealed class RedemptionType(Redemption redemption)
{
    /// <summary>Its identifier.</summary>
    public RedemptionId Id => redemption.Id;

    /// <summary>The last four symbols of the voucher's code.</summary>
    public IDataLoaderResult<string?> CodeEnd(VoucherLoaders loaders) => loaders.CodeEndOf.Load(redemption.VoucherId);

    /// <summary>The voucher; null for one that the caller may not know of.</summary>
    [Allows(Role.Mediator, Role.VoucherManager, Role.Coordinator)]
    public IDataLoaderResult<VoucherType?> Voucher(VoucherLoaders loaders) => loaders.Voucher.Load(redemption.VoucherId);

    /// <summary>The programme that pays.</summary>
    public IDataLoaderResult<ProgrammeType?> Programme(VoucherLoaders loaders) => loaders.Programme.Load(redemption.ProgrammeId);

    /// <summary>Where it was taken in.</summary>
    public IDataLoaderResult<PlaceType?> Place(PlaceLoaders loaders) => loaders.Place.Load(redemption.PlaceId);

    /// <summary>The structure that is refunded.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(redemption.StructureId);

    /// <summary>What it paid for.</summary>
    public ServiceKind Service => redemption.Service;

    /// <summary>How long the workshop lasted.</summary>
    public int Minutes => redemption.Minutes;

    /// <summary>When it was taken in.</summary>
    public Instant RedeemedAt => redemption.RedeemedAt;

    /// <summary>The claim that its refund is asked for in; null until then.</summary>
    public IDataLoaderResult<RefundClaimType?>? RefundClaim(VoucherLoaders loaders) => redemption.ClaimId is { } claim ? loaders.RefundClaim.Load(claim) : null;

    /// <summary>When it was taken back as a mistake; null otherwise.</summary>
    public Instant? ReversedAt => redemption.ReversedAt;

    /// <summary>Why it was taken back; null otherwise.</summary>
    public string? ReversedBecause => redemption.ReversedBecause;

    [Lookup]
    public static async Task<RedemptionType?> FindAsync(RedemptionId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.RedemptionsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>What a structure asks back for the vouchers that it took in (« demande de remboursement »).</summary>
[Allows(Role.Mediator, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
public sealed class RefundClaimType(RefundClaim claim)
{
    /// <summary>Its identifier.</summary>
    public RefundClaimId Id => claim.Id;

    /// <summary>The programme that pays.</summary>
    public IDataLoaderResult<ProgrammeType?> Programme(VoucherLoaders loaders) => loaders.Programme.Load(claim.ProgrammeId);

    /// <summary>The structure that is refunded.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(claim.StructureId);

    /// <summary>Where it stands.</summary>
    public ClaimState State => claim.State;

    /// <summary>For how many vouchers, 1 to 500.</summary>
    public int VoucherCount => claim.Vouchers;

    /// <summary>How much is asked for.</summary>
    public MoneyType Value => new(claim.Cents);

    /// <summary>When it was asked for.</summary>
    public Instant ClaimedAt => claim.ClaimedAt;

    /// <summary>When it was decided; null until then. Of an approved claim the payment is ordered then.</summary>
    public Instant? DecidedAt => claim.DecidedAt;

    /// <summary>Who decided; null until then.</summary>
    [Allows(Role.Mediator, Role.VoucherManager, Role.Treasurer, Role.Coordinator)]
    public IDataLoaderResult<ProfessionalType?>? DecidedBy(TerritoryLoaders loaders) => claim.DecidedBy is { } professional ? loaders.Professional.Load(professional) : null;

    /// <summary>Why it was refused; null otherwise.</summary>
    public string? RejectedBecause => claim.RejectedBecause;

    /// <summary>What it is for, in the order in which it was taken in.</summary>
    public Task<Connection<RedemptionType>> RedemptionsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.RedemptionsFor(actor).Where(each => each.ClaimId == claim.Id).ToConnectionAsync(page, each => each.RedeemedAt, each => each.Id, each => new RedemptionType(each), stop);

    [Lookup]
    public static async Task<RefundClaimType?> FindAsync(RefundClaimId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.RefundClaimsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}
