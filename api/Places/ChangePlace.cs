using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Places;

/// <summary>A place as it shall be from now on: everything is given, nothing is kept from before, save what only the national file says.</summary>
/// <param name="PlaceId">Which place.</param>
/// <param name="Details">What is known of it.</param>
/// <param name="StructureId">The structure that keeps it; left out when it is nobody's in particular.</param>
public sealed record ChangePlaceInput(PlaceId PlaceId, PlaceDetailsInput Details, StructureId? StructureId);

/// <summary>Changes what is known of a place.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds))]
public static class ChangePlaceMutation
{
    public static async Task<Outcome<PlaceType>> ChangePlaceAsync(
        ChangePlaceInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var place = await db.Places.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.PlaceId, stop);
        if (place is null) return PlaceRefusals.Unknown("placeId");

        var changed = place.Change(input.Details, input.StructureId, clock.GetCurrentInstant().InUtc().Date);
        if (changed.IsRefused) return changed.Then(each => new PlaceType(each));

        return await db.SaveAsync(new PlaceType(place), PlaceConflicts.Of(), stop);
    }
}
