using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Inclusion.Places;

/// <summary>
/// Writes places as the national file (LaMednum v1.0.2). Importing what was written changes nothing. Only places that came
/// from that file have all that it asks for; others, one-off ones among them, are not written.
/// </summary>
public static class PlaceExport
{
    public static string Write(IEnumerable<Place> places)
    {
        var text = new StringBuilder();
        AppendLine(text, MednumColumn.All);
        foreach (var place in places)
            if (place is { MednumId: { } id, Sheet: { } sheet, Details.Kind: not PlaceKind.OneOff }) AppendLine(text, Cells(id, place.Details, sheet));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(cell => CsvText.Quote(cell ?? ""))).Append("\r\n");

    /// <summary>In the order of <see cref="MednumColumn.All"/>. Telephone, numbers, dates and codes have forms that the house checks.</summary>
    private static IEnumerable<string?> Cells(string id, PlaceDetails details, MednumSheet sheet) =>
    [
        Free(id), sheet.Pivot, Free(details.Name), Free(details.City), details.PostalCode, details.InseeCode,
        Free(details.Street), Free(details.StreetComplement), Number(details.Latitude), Number(details.Longitude), Free(sheet.Typology),
        details.Telephone, Free(sheet.Emails), sheet.Websites, Free(details.OpeningHours), Free(sheet.Summary),
        Free(sheet.Detail), Free(sheet.Source), Itinerance(details.Kind, sheet), Free(sheet.ParentStructure),
        LocalDatePattern.Iso.Format(sheet.UpdatedOn), sheet.Services, sheet.Audiences, sheet.SpecialCare, sheet.Fees, sheet.Programmes,
        sheet.Labels, Free(sheet.OtherLabels), sheet.AccessModes, sheet.SupportModes, sheet.Accessibility, sheet.Booking,
    ];

    private static string? Free(string? text) => text is null ? null : CsvText.Neutralise(text);

    private static string? Number(double? number) => number?.ToString("0.0###############", CultureInfo.InvariantCulture);

    private static string Itinerance(PlaceKind kind, MednumSheet sheet) =>
        kind is PlaceKind.Permanent ? "Fixe" : sheet.AlsoFixed ? "Itinérant|Fixe" : "Itinérant";
}
