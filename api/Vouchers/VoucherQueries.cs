using GraphQL.DataLoader;
using Inclusion.Appointments;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;

namespace Inclusion.Vouchers;

/// <summary>What can be asked about vouchers. A voucher is found through whose it is, never by its code: codes are tried by `redeemVoucher` alone.</summary>
public static class VoucherQueries
{
    /// <summary>The town's programmes, the ones opened last first.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
    public static Task<Connection<ProgrammeType>> ProgrammesAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.ProgrammesFor(actor).ToConnectionAsync(page, each => each.OpenedAt, each => each.Id, each => new ProgrammeType(each), stop, lastFirst: true);

    /// <summary>What was taken in, the last first: all of the town's for who keeps the stock, pays or coordinates; else what one's own structure is refunded.</summary>
    /// <param name="unclaimed">Only what is not reversed and whose refund is not asked for yet.</param>
    [Allows(Role.Mediator, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
    public static Task<Connection<RedemptionType>> RedemptionsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, bool unclaimed = false)
    {
        var rows = db.RedemptionsFor(actor);
        if (unclaimed) rows = rows.Where(each => each.ClaimId == null && each.ReversedAt == null);
        return rows.ToConnectionAsync(page, each => each.RedeemedAt, each => each.Id, each => new RedemptionType(each), stop, lastFirst: true);
    }

    /// <summary>Refunds asked for, the oldest first: all of the town's for who keeps the stock, pays or coordinates; else one's own structure's.</summary>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    [Allows(Role.Mediator, Role.VoucherManager, Role.Treasurer, Role.Coordinator), AllowsScope(Scopes.VouchersRedeem)]
    public static Task<Connection<RefundClaimType>> RefundClaimsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, IReadOnlyList<ClaimState>? states = null)
    {
        var rows = db.RefundClaimsFor(actor);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        return rows.ToConnectionAsync(page, each => each.ClaimedAt, each => each.Id, each => new RefundClaimType(each), stop);
    }
}

/// <summary>A resident's vouchers, on their record.</summary>
[FieldsOf(typeof(ResidentType))]
public static class ResidentVouchersFields
{
    /// <summary>Vouchers that were handed over to them, booklet by booklet, as far as the caller may know of them.</summary>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public static Task<Connection<VoucherType>> VouchersAsync(
        ResidentType resident, Page page, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop, IReadOnlyList<VoucherState>? states = null)
    {
        var (town, id) = (actor.Territory, resident.Id);
        var rows = db.VouchersFor(actor).Where(each => db.Set<Booklet>().Any(booklet => booklet.TerritoryId == town && booklet.Id == each.BookletId && booklet.ResidentId == id));
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        journal.Reads(id.Value);
        return rows.ToConnectionAsync(page, each => each.BookletId, each => each.Id, each => new VoucherType(each), stop);
    }
}

/// <summary>The voucher that pays for an appointment.</summary>
[FieldsOf(typeof(AppointmentType))]
public static class AppointmentVoucherFields
{
    /// <summary>The voucher that is kept for it, or that has paid for it; null for none, and for one that the caller may not know of.</summary>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
    public static IDataLoaderResult<VoucherType?> Voucher(AppointmentType appointment, VoucherLoaders loaders) => loaders.VoucherOf.Load(appointment.Id);
}
