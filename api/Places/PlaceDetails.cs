using System.Text.RegularExpressions;
using Inclusion.Platform;

namespace Inclusion.Places;

/// <summary>How long a place is where it is.</summary>
public enum PlaceKind
{
    /// <summary>Always at the same address (« lieu fixe »).</summary>
    Permanent,
    /// <summary>A bus or a team that goes round (« lieu itinérant »).</summary>
    Itinerant,
    /// <summary>For one occasion: a market, a school's hall (« lieu ponctuel »).</summary>
    OneOff,
}

/// <summary>What is known of a place, as it was written. Everything is given, nothing is kept from before.</summary>
/// <param name="Kind">How long it is where it is.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Street">Number and street, up to 200 characters; may be left out only for an itinerant place.</param>
/// <param name="StreetComplement">Building, floor, hamlet: up to 200 characters.</param>
/// <param name="PostalCode">Five digits; may be left out only for an itinerant place.</param>
/// <param name="City">The commune's name, up to 120 characters; may be left out only for an itinerant place.</param>
/// <param name="InseeCode">The commune's official code, 5 characters; must be given for a one-off place.</param>
/// <param name="Latitude">Degrees north, WGS 84, from -90 to 90; given together with the longitude.</param>
/// <param name="Longitude">Degrees east, WGS 84, from -180 to 180; given together with the latitude.</param>
/// <param name="Telephone">As dialled from France, or with its country code.</param>
/// <param name="OpeningHours">As OpenStreetMap writes them (`Mo-Fr 09:00-12:00`), up to 500 characters; shown to people, not used to book.</param>
public sealed record PlaceDetailsInput(
    PlaceKind Kind, string Name, string? Street = null, string? StreetComplement = null, string? PostalCode = null, string? City = null,
    string? InseeCode = null, double? Latitude = null, double? Longitude = null, string? Telephone = null, string? OpeningHours = null);

/// <summary>What is known of a place, checked.</summary>
public sealed partial record PlaceDetails(
    PlaceKind Kind, string Name, string? Street, string? StreetComplement, string? PostalCode, string? City,
    string? InseeCode, double? Latitude, double? Longitude, string? Telephone, string? OpeningHours)
{
    public const int NameMax = 200, StreetMax = 200, CityMax = 120, HoursMax = 500;

    /// <summary>On one line, as in an invite: « 12 bis rue de l'Aulne, 51100 Reims »; null for a bus without an address.</summary>
    public string? Address()
    {
        var city = string.Join(' ', new[] { PostalCode, City }.OfType<string>());
        var address = string.Join(", ", new[] { Street, city }.Where(part => !string.IsNullOrEmpty(part)));
        return address.Length > 0 ? address : null;
    }

    /// <summary>Reads what was written; what is wrong goes to <paramref name="faults"/>.</summary>
    public static PlaceDetails Read(Faults faults, PlaceDetailsInput written)
    {
        CheckCoordinates(faults, written.Latitude, written.Longitude);
        return new PlaceDetails(
            written.Kind,
            faults.FreeLine(written.Name, NameMax, PathOf(nameof(Name))),
            OnTheMap(faults, written.Kind, written.Street, StreetMax, nameof(Street)),
            faults.OptionalFreeLine(written.StreetComplement, StreetMax, PathOf(nameof(StreetComplement))),
            Formed(faults, OnTheMap(faults, written.Kind, written.PostalCode, 10, nameof(PostalCode)), PostalCodeForm(), "Un code postal a cinq chiffres.", nameof(PostalCode)),
            OnTheMap(faults, written.Kind, written.City, CityMax, nameof(City)),
            Formed(faults, Code(faults, written), InseeForm(), "Un code INSEE de commune a cinq caractères, comme 51454 ou 2A004.", nameof(InseeCode)),
            written.Latitude, written.Longitude,
            faults.OptionalTelephone(written.Telephone, PathOf(nameof(Telephone))),
            faults.OptionalFreeLine(written.OpeningHours, HoursMax, PathOf(nameof(OpeningHours))));
    }

    private static string? OnTheMap(Faults faults, PlaceKind kind, string? text, int max, string field) =>
        kind is PlaceKind.Itinerant ? faults.OptionalFreeLine(text, max, PathOf(field)) : faults.FreeLine(text, max, PathOf(field));

    private static string? Code(Faults faults, PlaceDetailsInput written) =>
        written.Kind is PlaceKind.OneOff ? faults.Line(written.InseeCode, 10, PathOf(nameof(InseeCode))) : faults.OptionalLine(written.InseeCode, 10, PathOf(nameof(InseeCode)));

    /// <summary>A text with a form. An empty one has been refused already.</summary>
    private static string? Formed(Faults faults, string? text, Regex form, string message, string field)
    {
        if (!string.IsNullOrEmpty(text) && !form.IsMatch(text)) faults.Add(new InvalidText(message, TextFault.Malformed, null, PathOf(field)));
        return text;
    }

    private static void CheckCoordinates(Faults faults, double? latitude, double? longitude)
    {
        if (latitude is null != longitude is null)
            faults.Add(new InvalidText("La latitude et la longitude vont ensemble.", TextFault.Empty, null, PathOf(latitude is null ? nameof(Latitude) : nameof(Longitude))));
        if (latitude is not (null or >= -90 and <= 90)) faults.Add(new OutOfBounds("La latitude va de -90 à 90.", -90, 90, PathOf(nameof(Latitude))));
        if (longitude is not (null or >= -180 and <= 180)) faults.Add(new OutOfBounds("La longitude va de -180 à 180.", -180, 180, PathOf(nameof(Longitude))));
    }

    private static string[] PathOf(string field) => ["details", char.ToLowerInvariant(field[0]) + field[1..]];

    [GeneratedRegex("^[0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCodeForm();

    [GeneratedRegex("^([013-9][0-9]|2[AB1-9])[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex InseeForm();
}
