using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Territories;

/// <summary>What the use cases about people ask of the room's tables, and the queue they stand in.</summary>
internal static class StaffTable
{
    /// <summary>
    /// Lets one change of the town's people pass at a time: « somebody must remain » cannot be judged by two at once.
    /// Holds until the operation ends.
    /// </summary>
    public static Task LockStaffAsync(this InclusionDb db, TerritoryId town, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from territory where territory_id = {town.Value} for update", stop);

    /// <summary>A professional of the town, departed or not.</summary>
    public static Task<Professional?> FindProfessionalAsync(this InclusionDb db, TerritoryId town, ProfessionalId id, CancellationToken stop) =>
        db.Professionals.SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id, stop);

    /// <summary>True when another administrator works here besides <paramref name="besides"/>.</summary>
    public static Task<bool> HasAdministratorAsync(this InclusionDb db, Professional besides, CancellationToken stop) =>
        db.Professionals.AnyAsync(each => each.TerritoryId == besides.TerritoryId && each.Id != besides.Id && each.DepartedAt == null && each.Roles.Contains(Role.Administrator), stop);

    /// <summary>How many people who are here have no open structure but this one.</summary>
    public static Task<int> CountWorkingOnlyForAsync(this InclusionDb db, Structure structure, CancellationToken stop)
    {
        var (people, links, structures) = (db.Professionals, db.ProfessionalStructures, db.Structures);
        var elsewhere = from link in links
                        join other in structures on new { link.TerritoryId, Id = link.StructureId } equals new { other.TerritoryId, other.Id }
                        where link.TerritoryId == structure.TerritoryId && other.Id != structure.Id && other.ArchivedAt == null
                        select link.ProfessionalId;
        var here = links.Where(link => link.TerritoryId == structure.TerritoryId && link.StructureId == structure.Id).Select(link => link.ProfessionalId);
        return people.CountAsync(person => person.TerritoryId == structure.TerritoryId && person.DepartedAt == null
            && here.Contains(person.Id) && !elsewhere.Contains(person.Id), stop);
    }

    /// <summary>The structures that somebody shall work for: 1 to 50 of the town's, none archived.</summary>
    public static async Task<Outcome<List<StructureId>>> ChooseStructuresAsync(
        this InclusionDb db, TerritoryId town, IReadOnlyCollection<StructureId> ids, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0) return new NothingChosen("Choisissez au moins une structure.", "structureIds");
        if (wanted.Count > Professional.StructuresMax) return new OutOfBounds("Choisissez 50 structures au plus.", 1, Professional.StructuresMax, "structureIds");

        var open = await db.Structures.CountAsync(each => each.TerritoryId == town && wanted.Contains(each.Id) && each.ArchivedAt == null, stop);
        return open == wanted.Count ? wanted : UnknownId.Of("cette structure", "structureIds");
    }

    /// <summary>A partner's program that may still query.</summary>
    public static async Task<Outcome<PartnerClient>> FindPartnerClientAsync(this InclusionDb db, TerritoryId town, PartnerClientId id, CancellationToken stop)
    {
        var client = await db.PartnerClients.SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == id, stop);
        if (client is null) return new UnknownId("Nous ne trouvons pas ce programme partenaire. Choisissez-le dans la liste.", "partnerClientId");
        return client.IsLive ? client : new ClientRevoked("Ce programme a été révoqué : ses identifiants n'existent plus. Créez-en un autre.", "partnerClientId");
    }

    /// <summary>Lets a person work for these structures and no other.</summary>
    public static async Task AssignAsync(this InclusionDb db, Professional person, IReadOnlyCollection<StructureId> structures, CancellationToken stop)
    {
        var before = await db.ProfessionalStructures.Where(link => link.TerritoryId == person.TerritoryId && link.ProfessionalId == person.Id).ToListAsync(stop);
        db.RemoveRange(before.Where(link => !structures.Contains(link.StructureId)));
        db.AddRange(structures.Except(before.Select(link => link.StructureId)).Select(structure => new ProfessionalStructure(person.TerritoryId, person.Id, structure)));
    }
}
