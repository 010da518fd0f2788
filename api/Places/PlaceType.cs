using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Places;

/// <summary>Where residents are helped (« lieu »): a permanent address, a bus, or a place of one day.</summary>
[AllowsSignedIn]
public sealed class PlaceType(Place place)
{
    /// <summary>Its identifier.</summary>
    public PlaceId Id => place.Id;

    /// <summary>How long it is where it is.</summary>
    public PlaceKind Kind => place.Details.Kind;

    /// <summary>Its name.</summary>
    public string Name => place.Details.Name;

    /// <summary>Its address on one line, as in an invite; null for an itinerant place without one.</summary>
    public string? Address => place.Details.Address();

    /// <summary>Number and street; null only for an itinerant place.</summary>
    public string? Street => place.Details.Street;

    /// <summary>Building, floor, hamlet; null where there is nothing to add.</summary>
    public string? StreetComplement => place.Details.StreetComplement;

    /// <summary>Five digits; null only for an itinerant place.</summary>
    public string? PostalCode => place.Details.PostalCode;

    /// <summary>The commune's name; null only for an itinerant place.</summary>
    public string? City => place.Details.City;

    /// <summary>The commune's official code (Code officiel géographique), 5 characters; null when not known.</summary>
    public string? InseeCode => place.Details.InseeCode;

    /// <summary>Where it is on the map; null when not known.</summary>
    public CoordinatesType? Coordinates =>
        place.Details is { Latitude: { } latitude, Longitude: { } longitude } ? new(latitude, longitude) : null;

    /// <summary>Its telephone, E.164; null when not known.</summary>
    public string? Telephone => place.Details.Telephone;

    /// <summary>Its hours as OpenStreetMap writes them (`Mo-Fr 09:00-12:00`); for people to read, not used to book. Null when not known.</summary>
    public string? OpeningHours => place.Details.OpeningHours;

    /// <summary>The structure that keeps it; null when it is nobody's in particular.</summary>
    public IDataLoaderResult<StructureType?>? Structure(TerritoryLoaders loaders) =>
        place.StructureId is { } id ? loaders.Structure.Load(id) : null;

    /// <summary>What the national file of places says of it; null for a place that is not in that file.</summary>
    public PlaceOpenDataType? OpenData => place is { MednumId: { } id, Sheet: { } sheet } ? new(id, sheet) : null;

    /// <summary>Since when nothing new is planned there; null while it is in use.</summary>
    public Instant? ArchivedAt => place.ArchivedAt;

    [Lookup]
    public static async Task<PlaceType?> FindAsync(PlaceId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.Places.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A point on the map, WGS 84.</summary>
[AllowsSignedIn]
public sealed class CoordinatesType(double latitude, double longitude)
{
    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude => latitude;

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude => longitude;
}

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class PlaceLoaders(Actor actor, InclusionDb db)
{
    public Batch<PlaceId, PlaceType> Place { get; } = new(async (ids, stop) =>
        await db.Places.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, each => new PlaceType(each), stop));
}
