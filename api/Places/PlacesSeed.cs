using Inclusion.Platform.Access;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Storage;

namespace Inclusion.Places;

/// <summary>The places of the invented town.</summary>
public sealed class PlacesSeed(InclusionDb db, Actor actor) : IRoomSeed
{
    public int Order => 20;

    public async Task EnterAsync(SeedTown town, CancellationToken stop)
    {
        foreach (var row in await town.ReadAsync<IReadOnlyList<PlaceRow>>("places.json", stop))
        {
            var structure = row.Structure is { } key ? town.Of<StructureId>(key) : (StructureId?)null;
            var place = SeedTown.Accepted(Place.Open(actor.Territory, row.Details, structure), row.Key);
            town.Name(row.Key, place.Id);
            db.Add(place);
        }

        await db.SaveChangesAsync(stop);
    }

    private sealed record PlaceRow(string Key, string? Structure, PlaceDetailsInput Details);
}
