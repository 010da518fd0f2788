using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Places;

/// <summary>That a file of places was imported, and what became of its lines.</summary>
public sealed class PlaceImport
{
    private PlaceImport(TerritoryId territoryId, PlaceImportId id, Instant importedAt) => (TerritoryId, Id, ImportedAt) = (territoryId, id, importedAt);

    public TerritoryId TerritoryId { get; private set; }
    public PlaceImportId Id { get; private set; }
    public Instant ImportedAt { get; private set; }
    public int Opened { get; private set; }
    public int Changed { get; private set; }

    /// <summary>Lines whose place was already so here, or is known here by a later date.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Lines, not faults: a line with three faults counts once.</summary>
    public int Refused { get; private set; }

    public static PlaceImport Begin(TerritoryId town, Instant now) => new(town, PlaceImportId.New(), now);

    /// <summary>Lets each line in, or says why not.</summary>
    /// <param name="known">The town's places of the file, by their identifiers in it.</param>
    /// <returns>The places to be added, and the faults of every line that stayed out.</returns>
    public (IReadOnlyList<Place> Opened, IReadOnlyList<LineFault> Faults) Take(MednumFile file, IReadOnlyDictionary<string, Place> known)
    {
        var (opened, faults) = (new List<Place>(), new List<LineFault>(file.Faults));
        foreach (var line in file.Lines)
        {
            if (!known.TryGetValue(line.Id, out var place)) opened.Add(Place.Import(TerritoryId, line));
            else if (place.ArchivedAt is not null) faults.Add(new LineFault(line.Number, MednumColumn.Id, "La collectivité a archivé ce lieu : l'import ne le rouvre pas."));
            else if (place.Take(line)) Changed++;
            else Unchanged++;
        }

        Opened = opened.Count;
        Refused = faults.Select(fault => fault.Number).Distinct().Count();
        return (opened, [.. faults.OrderBy(fault => fault.Number)]);
    }
}

/// <summary>A line that did not enter, kept so that it can be put right. What the line held is not kept.</summary>
public sealed class RefusedLine(TerritoryId territoryId, RefusedLineId id, PlaceImportId importId, int number, string? columnName, string reason)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public RefusedLineId Id { get; private set; } = id;
    public PlaceImportId ImportId { get; private set; } = importId;

    /// <summary>Where the line begins in the file; the header is line 1.</summary>
    public int Number { get; private set; } = number;
    public string? ColumnName { get; private set; } = columnName;
    public string Reason { get; private set; } = reason;

    /// <remarks>Their ids rise in the order given: the faults of one line are listed as they were found.</remarks>
    public static IEnumerable<RefusedLine> Of(PlaceImport import, IReadOnlyList<LineFault> faults) =>
        faults.Select(_ => RefusedLineId.New()).OrderBy(id => id.Value).ToList()
            .Zip(faults, (id, fault) => new RefusedLine(import.TerritoryId, id, import.Id, fault.Number, fault.Column, fault.Reason));
}
