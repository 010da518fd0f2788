using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Territories;

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class TerritoryLoaders(Actor actor, InclusionDb db, IAccounts accounts)
{
    public Batch<StructureId, StructureType> Structure { get; } = new(async (ids, stop) =>
        await db.Structures.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, each => new StructureType(each), stop));

    public Batch<ProfessionalId, ProfessionalType> Professional { get; } = new(async (ids, stop) =>
        await db.Professionals.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, each => new ProfessionalType(each), stop));

    public Batch<ProfessionalId, ProfessionalAccountType> AccountOf { get; } = new(async (ids, stop) =>
        (await accounts.StatesAsync(ids, stop)).ToDictionary(each => each.Key, each => new ProfessionalAccountType(each.Value)));

    public Batch<ProfessionalId, IReadOnlyList<StructureType>> StructuresOf { get; } = new(async (ids, stop) =>
        (await (from link in db.ProfessionalStructures.AsNoTracking()
                join structure in db.Structures.AsNoTracking() on new { link.TerritoryId, Id = link.StructureId } equals new { structure.TerritoryId, structure.Id }
                where link.TerritoryId == actor.Territory && ids.Contains(link.ProfessionalId)
                orderby structure.Name, structure.Id
                select new { link.ProfessionalId, structure }).ToListAsync(stop))
            .GroupBy(each => each.ProfessionalId)
            .ToDictionary(group => group.Key, IReadOnlyList<StructureType> (group) => [.. group.Select(each => new StructureType(each.structure)).Take(50)]));
}
