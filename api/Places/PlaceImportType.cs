using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Places;

/// <summary>An import of the national file of places, and what became of its lines.</summary>
[Allows(Role.Administrator)]
public sealed class PlaceImportType(PlaceImport import)
{
    /// <summary>Its identifier.</summary>
    public PlaceImportId Id => import.Id;

    /// <summary>When it was done.</summary>
    public Instant ImportedAt => import.ImportedAt;

    /// <summary>Lines that brought a new place.</summary>
    public int Opened => import.Opened;

    /// <summary>Lines that changed a place.</summary>
    public int Changed => import.Changed;

    /// <summary>Lines whose place was already so, or is known here by a later date.</summary>
    public int Unchanged => import.Unchanged;

    /// <summary>Lines that did not enter.</summary>
    public int Refused => import.Refused;

    /// <summary>Why each refused line did not enter, by line number; a line with three faults is there three times.</summary>
    public Task<Connection<RefusedLineType>> RefusedLinesAsync(Page page, InclusionDb db, CancellationToken stop) =>
        db.RefusedLines.Where(each => each.TerritoryId == import.TerritoryId && each.ImportId == import.Id)
            .ToConnectionAsync(page, each => each.Number, each => each.Id, each => new RefusedLineType(each), stop);

    [Lookup]
    public static async Task<PlaceImportType?> FindAsync(PlaceImportId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        actor.Is(Role.Administrator)
        && await db.PlaceImports.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>A line of a file that did not enter. What the line held is not kept.</summary>
[Allows(Role.Administrator)]
public sealed class RefusedLineType(RefusedLine line)
{
    /// <summary>Its identifier.</summary>
    public RefusedLineId Id => line.Id;

    /// <summary>Where the line begins in the file; the header is line 1.</summary>
    public int Number => line.Number;

    /// <summary>The column at fault, by its name in the file; null when it is the whole line.</summary>
    public string? Column => line.ColumnName;

    /// <summary>What is wrong, in French, for a person.</summary>
    public string Reason => line.Reason;

    [Lookup]
    public static async Task<RefusedLineType?> FindAsync(RefusedLineId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        actor.Is(Role.Administrator)
        && await db.RefusedLines.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}
