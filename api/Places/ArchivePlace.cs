using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Places;

/// <summary>Which place is archived.</summary>
/// <param name="PlaceId">The place.</param>
public sealed record ArchivePlaceInput(PlaceId PlaceId);

/// <summary>Archives a place: nothing new is planned there, and nothing of its past is lost. Archiving it again changes nothing.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId))]
public static class ArchivePlaceMutation
{
    public static async Task<Outcome<PlaceType>> ArchivePlaceAsync(ArchivePlaceInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var place = await db.Places.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == input.PlaceId, stop);
        if (place is null) return PlaceRefusals.Unknown("placeId");

        place.Archive(clock.GetCurrentInstant());
        return await db.SaveAsync(new PlaceType(place), stop);
    }
}
