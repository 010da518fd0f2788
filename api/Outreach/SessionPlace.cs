using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;

namespace Inclusion.Outreach;

/// <summary>Where a session is held: at a place of the town, or at one of its own. Exactly one of the two.</summary>
/// <param name="PlaceId">A place that is known, and in use.</param>
/// <param name="OneOff">A place for this occasion, which is recorded with the session (« lieu ponctuel »).</param>
[ExactlyOne]
public sealed record SessionPlaceInput(PlaceId? PlaceId, OneOffPlaceInput? OneOff);

/// <summary>A place for one occasion: a market, a school's hall, a café.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Street">Number and street, up to 200 characters.</param>
/// <param name="StreetComplement">Building, hall, entrance: up to 200 characters.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="City">The commune's name, up to 120 characters.</param>
/// <param name="InseeCode">The commune's official code, 5 characters.</param>
public sealed record OneOffPlaceInput(string Name, string Street, string? StreetComplement, string PostalCode, string City, string InseeCode)
{
    /// <summary>Opens the place by its own noun; what is wrong is said of this input's fields.</summary>
    public Outcome<Place> Open(TerritoryId town, StructureId structure)
    {
        var opened = Place.Open(town, new PlaceDetailsInput(PlaceKind.OneOff, Name, Street, StreetComplement, PostalCode, City, InseeCode), structure);
        return opened.IsRefused ? opened.Refusals.Select(each => each with { Path = ["terms", "place", "oneOff", .. each.Path[1..]] }).ToList() : opened;
    }
}
