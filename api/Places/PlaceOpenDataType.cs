using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Places;

/// <summary>What the national file of places (standard LaMednum v1.0.2) says of a place, in that standard's own words. Lists hold at most 40 values.</summary>
[AllowsSignedIn]
public sealed class PlaceOpenDataType(string mednumId, MednumSheet sheet)
{
    /// <summary>The place's identifier in the file: an import knows it again by this.</summary>
    public string MednumId => mednumId;

    /// <summary>SIRET or RNA of the body behind the place.</summary>
    public string Pivot => sheet.Pivot;

    /// <summary>The day on which it was last changed; an older file does not undo it.</summary>
    public LocalDate UpdatedOn => sheet.UpdatedOn;

    /// <summary>What kind of body it is: `CCAS`, `BIB`, `TIERS_LIEUX`…</summary>
    public IReadOnlyList<string> Typologies => Values(sheet.Typology);

    /// <summary>Its electronic addresses.</summary>
    public IReadOnlyList<string> Emails => Values(sheet.Emails);

    /// <summary>Its pages on the web.</summary>
    public IReadOnlyList<string> Websites => Values(sheet.Websites);

    /// <summary>What it is, in at most 280 characters; null when not given.</summary>
    public string? Summary => sheet.Summary;

    /// <summary>What it is, at length; null when not given.</summary>
    public string? Detail => sheet.Detail;

    /// <summary>Who gathered what is said here; null when not given.</summary>
    public string? Source => sheet.Source;

    /// <summary>The network it belongs to; null when not given.</summary>
    public string? ParentStructure => sheet.ParentStructure;

    /// <summary>True for an itinerant place that has a fixed address too.</summary>
    public bool AlsoFixed => sheet.AlsoFixed;

    /// <summary>What it helps with: « Aide aux démarches administratives »…</summary>
    public IReadOnlyList<string> Services => Values(sheet.Services);

    /// <summary>The only people it is open to: « Seniors »…; empty when it is open to all.</summary>
    public IReadOnlyList<string> Audiences => Values(sheet.Audiences);

    /// <summary>Whom it can receive especially well: « Surdité »…</summary>
    public IReadOnlyList<string> SpecialCare => Values(sheet.SpecialCare);

    /// <summary>What it costs: « Gratuit », « Gratuit sous condition », « Payant ».</summary>
    public IReadOnlyList<string> Fees => Values(sheet.Fees);

    /// <summary>The national programmes it takes part in: « Aidants Connect »…</summary>
    public IReadOnlyList<string> Programmes => Values(sheet.Programmes);

    /// <summary>Trainings and labels of the standard's list.</summary>
    public IReadOnlyList<string> Labels => Values(sheet.Labels);

    /// <summary>Other trainings and labels, as written; null when there are none.</summary>
    public string? OtherLabels => sheet.OtherLabels;

    /// <summary>How to come: « Se présenter », « Téléphoner »…</summary>
    public IReadOnlyList<string> AccessModes => Values(sheet.AccessModes);

    /// <summary>How help is given: « Accompagnement individuel », « À distance »…</summary>
    public IReadOnlyList<string> SupportModes => Values(sheet.SupportModes);

    /// <summary>Its sheet on acceslibre.beta.gouv.fr: steps, doors, lifts.</summary>
    public IReadOnlyList<string> AccessibilityPages => Values(sheet.Accessibility);

    /// <summary>Where its appointments are booked on the web.</summary>
    public IReadOnlyList<string> BookingPages => Values(sheet.Booking);

    private static IReadOnlyList<string> Values(string? joined) => joined?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
