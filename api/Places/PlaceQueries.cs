using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Places;

/// <summary>What can be asked about places.</summary>
[AllowsSignedIn]
public static class PlaceQueries
{
    private const int TextMax = 100;

    /// <summary>A place by its identifier; null when the town has none such.</summary>
    /// <param name="id">The identifier, as the contract gave it.</param>
    public static Task<PlaceType?> PlaceAsync(PlaceId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        PlaceType.FindAsync(id, actor, db, stop);

    /// <summary>The town's places, by name.</summary>
    /// <param name="kind">Only those of this kind.</param>
    /// <param name="structureId">Only those that this structure keeps.</param>
    /// <param name="text">Only those whose name, street or city holds this, whatever its accents and capitals; its first 100 characters count.</param>
    /// <param name="archived">Also those where nothing new is planned.</param>
    public static Task<Connection<PlaceType>> PlacesAsync(
        Page page, Actor actor, InclusionDb db, CancellationToken stop,
        PlaceKind? kind = null, StructureId? structureId = null, string? text = null, bool archived = false)
    {
        var places = db.Places.Where(each => each.TerritoryId == actor.Territory && (archived || each.ArchivedAt == null));
        if (kind is not null) places = places.Where(each => each.Details.Kind == kind);
        if (structureId is not null) places = places.Where(each => each.StructureId == structureId);
        if (!string.IsNullOrWhiteSpace(text)) places = places.Where(Holding(text.Trim()));
        return places.ToConnectionAsync(page, each => each.Details.Name, each => each.Id, each => new PlaceType(each), stop);
    }

    /// <remarks>A town has tens of places: its rows are read through, and no index is asked.</remarks>
    private static System.Linq.Expressions.Expression<Func<Place, bool>> Holding(string text)
    {
        var pattern = $"%{Like.Literal(text[..Math.Min(text.Length, TextMax)])}%";
        return place => EF.Functions.ILike(
            EF.Functions.Unaccent(place.Details.Name + " " + (place.Details.Street ?? "") + " " + (place.Details.City ?? "")), EF.Functions.Unaccent(pattern));
    }
}
