using System.Text.RegularExpressions;
using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Places;

/// <summary>
/// What the national file of places (LaMednum v1.0.2) says beside <see cref="PlaceDetails"/>. Columns of several values
/// keep them joined by « | », as the file does.
/// </summary>
/// <param name="Pivot">SIRET or RNA of the body behind the place.</param>
/// <param name="UpdatedOn">The day on which what is said here was last changed.</param>
/// <param name="AlsoFixed">An itinerant place that has a fixed address too.</param>
/// <param name="Accessibility">Address of its sheet on acceslibre.beta.gouv.fr: steps, doors, lifts.</param>
public sealed partial record MednumSheet(
    string Pivot, LocalDate UpdatedOn, string Services, bool AlsoFixed, string? Typology, string? Emails, string? Websites, string? Summary,
    string? Detail, string? Source, string? ParentStructure, string? Audiences, string? SpecialCare, string? Fees, string? Programmes,
    string? Labels, string? OtherLabels, string? AccessModes, string? SupportModes, string? Accessibility, string? Booking)
{
    public static MednumSheet Read(MednumCells cells, LocalDate today) => new(
        cells.Formed(MednumColumn.Pivot, 14, PivotForm(), "Un pivot (SIRET ou RNA) a 9 à 14 lettres ou chiffres."),
        cells.Day(MednumColumn.UpdatedOn, today),
        cells.Line(MednumColumn.Services, 2000).Length == 0 ? "" : cells.Words(MednumColumn.Services, MednumVocabulary.Services) ?? "",
        cells.Words(MednumColumn.Itinerance, MednumVocabulary.Itinerance)?.Split('|').Length == 2,
        cells.Several(MednumColumn.Typology, word => TypologyForm().IsMatch(word) ? word : null, "Une typologie s'écrit en capitales : CCAS, ASSO, TIERS_LIEUX."),
        cells.Several(MednumColumn.Emails, Inclusion.Platform.Emails.Normalise, "Une des adresses électroniques n'a pas la forme « nom@domaine.fr »."),
        cells.Links(MednumColumn.Websites),
        cells.Prose(MednumColumn.Summary, 280),
        cells.Prose(MednumColumn.Detail, 5000),
        cells.OptionalLine(MednumColumn.Source, 200),
        cells.OptionalLine(MednumColumn.ParentStructure, 200),
        cells.Words(MednumColumn.Audiences, MednumVocabulary.Audiences),
        cells.Words(MednumColumn.SpecialCare, MednumVocabulary.SpecialCare),
        cells.Words(MednumColumn.Fees, MednumVocabulary.Fees),
        cells.Words(MednumColumn.Programmes, MednumVocabulary.Programmes),
        cells.Words(MednumColumn.Labels, MednumVocabulary.Labels),
        cells.OptionalLine(MednumColumn.OtherLabels, 500),
        cells.Words(MednumColumn.AccessModes, MednumVocabulary.AccessModes),
        cells.Words(MednumColumn.SupportModes, MednumVocabulary.SupportModes),
        cells.Links(MednumColumn.Accessibility),
        cells.Links(MednumColumn.Booking));

    [GeneratedRegex("^[a-zA-Z0-9]{9,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex PivotForm();

    [GeneratedRegex("^[A-Z0-9_]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex TypologyForm();
}
