using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Places;

/// <summary>Where residents are helped (« lieu »): a permanent address, a bus, or a place of one day.</summary>
public sealed class Place
{
    private Place(TerritoryId territoryId, PlaceId id) => (TerritoryId, Id, Details) = (territoryId, id, Nowhere);

    private static readonly PlaceDetails Nowhere = new(PlaceKind.Itinerant, "", null, null, null, null, null, null, null, null, null);

    public TerritoryId TerritoryId { get; private set; }
    public PlaceId Id { get; private set; }
    public PlaceDetails Details { get; private set; }

    /// <summary>The structure that keeps it; null when it is nobody's in particular.</summary>
    public StructureId? StructureId { get; private set; }

    /// <summary>Its identifier in the national file; null for a place that is not in it.</summary>
    public string? MednumId { get; private set; }

    /// <summary>What the national file says beside <see cref="Details"/>; null together with <see cref="MednumId"/>.</summary>
    public MednumSheet? Sheet { get; private set; }

    /// <summary>Since when nothing new is planned there; null while it is in use. Nothing of its past is lost.</summary>
    public Instant? ArchivedAt { get; private set; }

    public static Outcome<Place> Open(TerritoryId town, PlaceDetailsInput written, StructureId? structure)
    {
        var faults = new Faults();
        var details = PlaceDetails.Read(faults, written);
        return faults.Any ? faults.ToRefusals() : new Place(town, PlaceId.New()) { Details = details, StructureId = structure };
    }

    /// <summary>A place that the national file brought.</summary>
    public static Place Import(TerritoryId town, MednumLine line) =>
        new(town, PlaceId.New()) { Details = line.Details, MednumId = line.Id, Sheet = line.Sheet };

    /// <param name="today">Becomes the day of its last change in the national file, so that an older file does not undo this.</param>
    public Outcome<Place> Change(PlaceDetailsInput written, StructureId? structure, LocalDate today)
    {
        var faults = new Faults();
        var details = PlaceDetails.Read(faults, written);
        if (faults.Any) return faults.ToRefusals();
        if (Details != details) Sheet = Sheet is null ? null : Sheet with { UpdatedOn = LocalDate.Max(today, Sheet.UpdatedOn) };
        (Details, StructureId) = (details, structure);
        return this;
    }

    /// <summary>
    /// Takes what a file says of this place, and tells whether it changed anything. A line older than what is held is
    /// left aside; of the same day, the file is right.
    /// </summary>
    public bool Take(MednumLine line)
    {
        if (Sheet is not null && line.Sheet.UpdatedOn < Sheet.UpdatedOn) return false;
        if (Details == line.Details && Sheet == line.Sheet) return false;
        (Details, Sheet) = (line.Details, line.Sheet);
        return true;
    }

    public void Archive(Instant now) => ArchivedAt ??= now;
}
