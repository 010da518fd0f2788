using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Places;

/// <summary>A line of the national file that may enter: a place by its identifier there.</summary>
public sealed record MednumLine(int Number, string Id, PlaceDetails Details, MednumSheet Sheet)
{
    private const int IdMax = 100;

    /// <summary>Reads one line; a refused one says every column that is wrong.</summary>
    /// <param name="number">Where the line begins in the file, the header being line 1.</param>
    public static Outcome<MednumLine> Read(int number, IReadOnlyDictionary<string, string> row, LocalDate today)
    {
        var faults = new Faults();
        var cells = new MednumCells(row, faults);
        var details = PlaceDetails.Read(faults, Written(cells));
        if (details.Kind is PlaceKind.Itinerant) AskForAddress(cells);
        var line = new MednumLine(number, cells.Line(MednumColumn.Id, IdMax), details, MednumSheet.Read(cells, today));
        return faults.Any ? faults.ToRefusals() : line;
    }

    /// <summary>The file wants an address even of a bus, which the house would let go without.</summary>
    private static void AskForAddress(MednumCells cells)
    {
        cells.Line(MednumColumn.Street, PlaceDetails.StreetMax);
        cells.Line(MednumColumn.PostalCode, PlaceDetails.StreetMax);
        cells.Line(MednumColumn.City, PlaceDetails.CityMax);
    }

    private static PlaceDetailsInput Written(MednumCells cells) => new(
        cells.Raw(MednumColumn.Itinerance)?.Contains(MednumVocabulary.Itinerance[0], StringComparison.Ordinal) is true ? PlaceKind.Itinerant : PlaceKind.Permanent,
        cells.Raw(MednumColumn.Name) ?? "",
        cells.Raw(MednumColumn.Street), cells.Raw(MednumColumn.StreetComplement),
        cells.Raw(MednumColumn.PostalCode), cells.Raw(MednumColumn.City), cells.Raw(MednumColumn.InseeCode),
        cells.Number(MednumColumn.Latitude), cells.Number(MednumColumn.Longitude),
        cells.Raw(MednumColumn.Telephone), cells.Raw(MednumColumn.OpeningHours));
}
