using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Residents;

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class ResidentLoaders(Actor actor, InclusionDb db)
{
    private const int MostPoints = 100, MostStructures = 50;

    /// <summary>
    /// Residents reached through something that the caller may see (an appointment): the record is always there, and what
    /// of it is shown follows the rules of rights.
    /// </summary>
    public Batch<ResidentId, ResidentType> Resident { get; } = new(async (ids, stop) =>
        (await db.SeeResidentsAsync(actor, ids, stop)).ToDictionary(
            each => each.Resident.Id, each => new ResidentType(each.Resident, ResidentSight.Of(actor, each.Resident, each.Followed))));

    /// <summary>Contact points, without asking again who may see them: <see cref="ResidentType"/> has.</summary>
    internal Batch<ResidentId, IReadOnlyList<ContactPointType>> ContactPointsOf { get; } = new(async (ids, stop) =>
    {
        var points = await db.ContactPoints.AsNoTracking().Where(point => point.TerritoryId == actor.Territory && ids.Contains(point.ResidentId))
            .OrderByDescending(point => point.Preferred).ThenBy(point => point.AddedAt).ThenBy(point => point.Id).ToListAsync(stop);
        var found = points.ToLookup(point => point.ResidentId, point => new ContactPointType(point));
        return ids.ToDictionary(id => id, IReadOnlyList<ContactPointType> (id) => [.. found[id].Take(MostPoints)]);
    });

    internal Batch<ResidentId, IReadOnlyList<FollowingStructureType>> StructuresOf { get; } = new(async (ids, stop) =>
    {
        var links = await (from link in db.ResidentStructures.AsNoTracking()
                           join structure in db.Structures.AsNoTracking() on new { link.TerritoryId, Id = link.StructureId } equals new { structure.TerritoryId, structure.Id }
                           where link.TerritoryId == actor.Territory && ids.Contains(link.ResidentId)
                           orderby structure.Name, structure.Id
                           select new { link, structure }).ToListAsync(stop);
        var found = links.ToLookup(each => each.link.ResidentId, each => new FollowingStructureType(each.link, each.structure));
        return ids.ToDictionary(id => id, IReadOnlyList<FollowingStructureType> (id) => [.. found[id].Take(MostStructures)]);
    });
}

/// <summary>A resident, and whether the caller's structure follows them.</summary>
public sealed record SeenResident(Resident Resident, bool Followed);

/// <summary>Reads residents together with what decides the caller's rights over them.</summary>
public static class SightTable
{
    public static async Task<IReadOnlyList<SeenResident>> SeeResidentsAsync(this InclusionDb db, Actor actor, IReadOnlyList<ResidentId> ids, CancellationToken stop)
    {
        var (own, links) = (actor.Structure ?? default, db.ResidentStructures);
        return await (from resident in db.Residents.AsNoTracking()
                      where resident.TerritoryId == actor.Territory && ids.Contains(resident.Id)
                      let followed = links.Any(link => link.TerritoryId == resident.TerritoryId && link.ResidentId == resident.Id && link.StructureId == own)
                      orderby resident.Id
                      select new SeenResident(resident, followed)).ToListAsync(stop);
    }

    public static async Task<(Resident? Resident, bool Followed)> SeeResidentAsync(this InclusionDb db, Actor actor, ResidentId id, CancellationToken stop) =>
        (await db.SeeResidentsAsync(actor, [id], stop)) is [var seen] ? (seen.Resident, seen.Followed) : (null, false);
}
