using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>Which structure takes no new work from now on.</summary>
/// <param name="StructureId">Which structure.</param>
public sealed record ArchiveStructureInput(StructureId StructureId);

/// <summary>Archives a structure: it takes no new work, and nothing of its past is lost. Archiving it again changes nothing.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(StructureInUse))]
public static class ArchiveStructureMutation
{
    public static async Task<Outcome<StructureType>> ArchiveStructureAsync(
        ArchiveStructureInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        await db.LockStaffAsync(actor.Territory, stop);
        var structure = await db.Structures.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StructureId, stop);
        if (structure is null) return UnknownId.Of("cette structure", "structureId");

        var people = await db.CountWorkingOnlyForAsync(structure, stop);
        var clients = await db.PartnerClients.CountAsync(each => each.TerritoryId == actor.Territory && each.StructureId == structure.Id && each.RevokedAt == null, stop);
        if (people + clients > 0)
            return new StructureInUse("Des personnes ne travaillent que pour cette structure, ou un programme partenaire lui appartient. Rattachez-les ailleurs d'abord.", people, clients, "structureId");

        structure.Archive(clock.GetCurrentInstant());
        return await db.SaveAsync(new StructureType(structure), stop);
    }
}
