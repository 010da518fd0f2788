using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Vouchers;

/// <summary>Whose vouchers are whose, inside a town: ownership stands in the query, never after it.</summary>
internal static class VoucherScopeTable
{
    private static readonly Role[] OverAll = [Role.VoucherManager, Role.Coordinator];
    private static readonly Role[] AtTheCounter = [Role.Mediator, Role.SocialWorker, Role.Reception];

    public static IQueryable<Programme> ProgrammesFor(this InclusionDb db, Actor actor) => db.Programmes.Where(each => each.TerritoryId == actor.Territory);

    public static Task<Programme?> FindProgrammeAsync(this InclusionDb db, Actor actor, ProgrammeId id, CancellationToken stop) =>
        db.ProgrammesFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);

    /// <summary>The booklets that a caller may know of: of all the town for who keeps the stock or coordinates; at the counter, those that one's structure hands over or has handed over, and those of the residents it follows.</summary>
    public static IQueryable<Booklet> BookletsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.Booklets.Where(each => each.TerritoryId == actor.Territory);
        if (actor.Kind is ActorKind.System || OverAll.Any(actor.Is)) return rows;
        if (actor.Professional is null || actor.Structure is not { } own || !AtTheCounter.Any(actor.Is)) return rows.Where(each => false);
        return rows.Where(each => each.DistributorId == own || each.IssuedByStructureId == own
            || each.ResidentId != null && db.Set<ResidentStructure>().Any(link => link.TerritoryId == actor.Territory && link.ResidentId == each.ResidentId && link.StructureId == own));
    }

    /// <summary>The vouchers of those booklets.</summary>
    public static IQueryable<Voucher> VouchersFor(this InclusionDb db, Actor actor)
    {
        var booklets = db.BookletsFor(actor);
        return db.Vouchers.Where(each => each.TerritoryId == actor.Territory && booklets.Any(booklet => booklet.Id == each.BookletId));
    }

    /// <summary>What was taken in: all of the town's for who keeps the stock, pays or coordinates; else what one's own structure is refunded.</summary>
    public static IQueryable<Redemption> RedemptionsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.Redemptions.Where(each => each.TerritoryId == actor.Territory);
        if (SeesAllClaims(actor)) return rows;
        var own = actor.Structure ?? default;
        return rows.Where(each => each.StructureId == own);
    }

    /// <summary>Refunds asked for, to the same callers.</summary>
    public static IQueryable<RefundClaim> RefundClaimsFor(this InclusionDb db, Actor actor)
    {
        var rows = db.RefundClaims.Where(each => each.TerritoryId == actor.Territory);
        if (SeesAllClaims(actor)) return rows;
        var own = actor.Structure ?? default;
        return rows.Where(each => each.StructureId == own);
    }

    private static bool SeesAllClaims(Actor actor) => actor.Kind is ActorKind.System || actor.Is(Role.Treasurer) || OverAll.Any(actor.Is);
}
