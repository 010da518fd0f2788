using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Places;

/// <summary>A file of places.</summary>
/// <param name="Csv">
/// The file's text by the standard LaMednum v1.0.2, at most 2 MiB and 5,000 lines. A request to `/graphql` holds less than
/// that (128 KiB): send a larger file in several, each with the line of titles.
/// </param>
public sealed record ImportPlacesInput(string Csv);

/// <summary>
/// Imports the national file of places. The good lines enter, each other one is set aside with its number and reasons, and
/// the same file again changes nothing: a place is known by the file's `id`.
/// </summary>
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(NotAPlacesFile))]
public static class ImportPlacesMutation
{
    public static async Task<Outcome<PlaceImportType>> ImportPlacesAsync(
        ImportPlacesInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        // A day ahead: the day that begins in Paris, or overseas, is not there yet in UTC.
        var file = MednumFile.Read(input.Csv, now.InUtc().Date.PlusDays(1));
        if (file.IsRefused) return file.Then(each => new PlaceImportType(PlaceImport.Begin(actor.Territory, now)));

        await QueueAsync(unit, actor, stop);
        var known = await KnownAsync(db, actor, file.Value, stop);
        var import = PlaceImport.Begin(actor.Territory, now);
        var (opened, faults) = import.Take(file.Value, known);

        db.Add(import);
        db.AddRange(opened);
        db.AddRange(RefusedLine.Of(import, faults));
        return await db.SaveAsync(new PlaceImportType(import), stop);
    }

    /// <summary>One import of a town at a time: the second one finds what the first one brought.</summary>
    private static async Task QueueAsync(Unit unit, Actor actor, CancellationToken stop)
    {
        await using var queue = unit.Command("select pg_advisory_xact_lock(hashtextextended($1, 20))");
        queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Territory.Value.ToString() });
        await queue.ExecuteNonQueryAsync(stop);
    }

    private static async Task<Dictionary<string, Place>> KnownAsync(InclusionDb db, Actor actor, MednumFile file, CancellationToken stop)
    {
        var ids = file.Lines.Select(line => line.Id).ToList();
        return await db.Places.Where(each => each.TerritoryId == actor.Territory && each.MednumId != null && ids.Contains(each.MednumId))
            .ToDictionaryAsync(each => each.MednumId ?? "", stop);
    }
}
