using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Residents;

/// <summary>A resident that the operation may change, kept from any other change until it ends.</summary>
public sealed record HeldResident(Resident Resident, bool Followed)
{
    public ResidentType Show(Actor actor) => new(Resident, ResidentSight.Of(actor, Resident, Followed));
}

/// <summary>A contact point that the operation may change, with all those of its resident.</summary>
public sealed record HeldContactPoint(ContactBook Book, ContactPoint Point);

/// <summary>Loads what a use case is about to change, or says why the caller may not.</summary>
public static class HoldingTable
{
    public static async Task<Outcome<HeldResident>> HoldForChangeAsync(
        this InclusionDb db, Actor actor, ResidentId id, string path, CancellationToken stop)
    {
        var resident = await db.HoldResidentAsync(actor.Territory, id, stop);
        if (resident is null) return ResidentRefusals.Unknown(path);
        var followed = await db.IsFollowedAsync(actor, id, stop);
        return ResidentSight.Changes(actor, followed) ? new HeldResident(resident, followed) : ResidentRefusals.NotFollowed(path);
    }

    /// <remarks>The resident is held before their book is read, so that two operations do not write in it at once.</remarks>
    public static async Task<Outcome<HeldContactPoint>> HoldForChangeAsync(
        this InclusionDb db, Actor actor, ContactPointId id, string path, CancellationToken stop)
    {
        var owner = await db.ContactPoints.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (owner is null) return ResidentRefusals.UnknownContactPoint(path);
        var held = await db.HoldForChangeAsync(actor, owner.ResidentId, path, stop);
        if (held.IsRefused) return Outcome<HeldContactPoint>.Refused(held.Refusals);
        var book = await db.BookOfAsync(held.Value.Resident, stop);
        var point = book.Points.SingleOrDefault(each => each.Id == id);
        return point is null ? ResidentRefusals.UnknownContactPoint(path) : new HeldContactPoint(book, point);
    }

    public static async Task<ContactBook> BookOfAsync(this InclusionDb db, Resident resident, CancellationToken stop) =>
        new(resident, await db.ContactPoints.Where(point => point.TerritoryId == resident.TerritoryId && point.ResidentId == resident.Id)
            .OrderBy(point => point.Id).ToListAsync(stop));
}
