using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Places;

/// <summary>What a new place is.</summary>
/// <param name="Details">What is known of it.</param>
/// <param name="StructureId">The structure that keeps it; left out when it is nobody's in particular.</param>
public sealed record OpenPlaceInput(PlaceDetailsInput Details, StructureId? StructureId);

/// <summary>Opens a place (« lieu »): a permanent address, a bus, or a place of one day.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(UnknownId))]
public static class OpenPlaceMutation
{
    public static async Task<Outcome<PlaceType>> OpenPlaceAsync(OpenPlaceInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var opened = Place.Open(actor.Territory, input.Details, input.StructureId);
        if (opened.IsRefused) return opened.Then(place => new PlaceType(place));

        db.Add(opened.Value);
        return await db.SaveAsync(new PlaceType(opened.Value), PlaceConflicts.Of(), stop);
    }
}

/// <summary>What the database objects to in a place.</summary>
internal static class PlaceConflicts
{
    public static Conflicts Of() => new()
    {
        ["place_territory_id_structure_id_fkey"] = () => UnknownId.Of("cette structure", "structureId"),
    };
}
