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
            each => each.Resident.Id, each => new ResidentType(each.Resident, each.SightOf(actor))));

    /// <summary>Contact points, without asking again who may see them: <see cref="ResidentType"/> has.</summary>
    internal Batch<ResidentId, IReadOnlyList<ContactPointType>> ContactPointsOf { get; } = new((ids, stop) => PointsAsync(actor, db, ids, false, stop));

    /// <summary>Of the same, telephones only.</summary>
    internal Batch<ResidentId, IReadOnlyList<ContactPointType>> TelephonesOf { get; } = new((ids, stop) => PointsAsync(actor, db, ids, true, stop));

    internal Batch<ProfessionalId, ProfessionalType> Professional { get; } = new(async (ids, stop) =>
        (await db.Professionals.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id)).ToListAsync(stop))
            .ToDictionary(each => each.Id, each => new ProfessionalType(each)));

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

    private static async Task<IReadOnlyDictionary<ResidentId, IReadOnlyList<ContactPointType>>> PointsAsync(
        Actor actor, InclusionDb db, IReadOnlyList<ResidentId> ids, bool telephonesAlone, CancellationToken stop)
    {
        var points = await db.ContactPoints.AsNoTracking().Where(point => point.TerritoryId == actor.Territory && ids.Contains(point.ResidentId))
            .OrderByDescending(point => point.Preferred).ThenBy(point => point.AddedAt).ThenBy(point => point.Id).ToListAsync(stop);
        var found = points.Where(point => !telephonesAlone || point.IsTelephone).ToLookup(point => point.ResidentId, point => new ContactPointType(point));
        return ids.ToDictionary(id => id, IReadOnlyList<ContactPointType> (id) => [.. found[id].Take(MostPoints)]);
    }
}

/// <summary>A resident, whether the caller's structure follows them, and what they let a partner's program see.</summary>
public sealed record SeenResident(Resident Resident, bool Followed, ConsentSight Consented)
{
    public ResidentSight SightOf(Actor actor) => ResidentSight.Of(actor, Resident, Followed, Consented);
}

/// <summary>Reads residents together with what decides the caller's rights over them.</summary>
public static class SightTable
{
    public static async Task<IReadOnlyList<SeenResident>> SeeResidentsAsync(this InclusionDb db, Actor actor, IReadOnlyList<ResidentId> ids, CancellationToken stop)
    {
        var (own, links) = (actor.Structure ?? default, db.ResidentStructures);
        var rows = await (from resident in db.Residents.AsNoTracking()
                          where resident.TerritoryId == actor.Territory && ids.Contains(resident.Id)
                          let followed = links.Any(link => link.TerritoryId == resident.TerritoryId && link.ResidentId == resident.Id && link.StructureId == own)
                          orderby resident.Id
                          select new { Resident = resident, Followed = followed }).ToListAsync(stop);
        var consented = actor.Kind is ActorKind.PartnerClient ? await db.ConsentedToAsync(actor, ids, stop) : new Dictionary<ResidentId, ConsentSight>();
        return [.. rows.Select(row => new SeenResident(row.Resident, row.Followed, consented.GetValueOrDefault(row.Resident.Id, ConsentSight.None)))];
    }

    public static async Task<SeenResident?> SeeResidentAsync(this InclusionDb db, Actor actor, ResidentId id, CancellationToken stop) =>
        await db.SeeResidentsAsync(actor, [id], stop) is [var seen] ? seen : null;
}
