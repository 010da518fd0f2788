using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Territories;

/// <summary>A structure as it shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="StructureId">Which structure.</param>
/// <param name="Name">1 to 120 characters; unique among the town's live structures.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Telephone">As dialled from France, or with its country code.</param>
/// <param name="Address">As written on a letter, on one line, up to 300 characters.</param>
public sealed record ChangeStructureInput(StructureId StructureId, string Name, StructureKind Kind, string? Telephone, string? Address);

/// <summary>Changes what is known of a structure.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(StructureNameTaken))]
public static class ChangeStructureMutation
{
    public static async Task<Outcome<StructureType>> ChangeStructureAsync(ChangeStructureInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var structure = await db.Structures.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StructureId, stop);
        if (structure is null) return UnknownId.Of("cette structure", "structureId");

        var changed = structure.Change(input.Name, input.Kind, input.Telephone, input.Address);
        if (changed.IsRefused) return changed.Then(each => new StructureType(each));

        return await db.SaveAsync(new StructureType(structure), StructureConflicts.Of(input.Name), stop);
    }
}
