using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>What a new structure is.</summary>
/// <param name="Name">1 to 120 characters; unique among the town's live structures.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Telephone">As dialled from France, or with its country code.</param>
/// <param name="Address">As written on a letter, on one line, up to 300 characters.</param>
public sealed record OpenStructureInput(string Name, StructureKind Kind, string? Telephone, string? Address);

/// <summary>Opens a structure of the town (« structure »): a service, a CCAS, a library, an association.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText), typeof(StructureNameTaken))]
public static class OpenStructureMutation
{
    public static async Task<Outcome<StructureType>> OpenStructureAsync(OpenStructureInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var opened = Structure.Open(actor.Territory, input.Name, input.Kind, input.Telephone, input.Address);
        if (opened.IsRefused) return opened.Then(structure => new StructureType(structure));

        db.Add(opened.Value);
        return await db.SaveAsync(new StructureType(opened.Value), StructureConflicts.Of(input.Name), stop);
    }
}

/// <summary>What the database objects to in a structure.</summary>
internal static class StructureConflicts
{
    public static Conflicts Of(string name) => new()
    {
        ["structure_name_once"] = () => new StructureNameTaken($"Une structure s'appelle déjà « {name.Trim()} ». Choisissez un autre nom.", "name"),
    };
}
