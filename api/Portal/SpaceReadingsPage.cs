using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>Who saw my file: the journal's readings, the last ones first. It names the structure that looked, and no colleague of it.</summary>
public sealed class SpaceReadingsPage(TownWork towns, NpgsqlDataSource source, IClock clock) : SpacePage(towns, source, clock)
{
    public const int Most = 100;

    public IReadOnlyList<Saying> Readings { get; private set; } = [];

    protected override string Subject => "space.readings";

    public Task<IActionResult> OnGetAsync(string town, CancellationToken stop) => ShowAsync(town, "mySpaceReadings", async (services, inside) =>
    {
        var db = services.GetRequiredService<InclusionDb>();
        var rows = await db.JournalAbout(inside.Resident.Id.Value).Where(each => each.TerritoryId == inside.Town && each.Kind == JournalEntryKind.Reading)
            .OrderByDescending(each => each.HappenedAt).ThenByDescending(each => each.Id).Select(each => new { each.HappenedAt, each.ActorKind, each.StructureId }).Take(Most).ToListAsync(stop);
        var names = await db.Set<Structure>().AsNoTracking().Where(each => each.TerritoryId == inside.Town).ToDictionaryAsync(each => each.Id, each => each.Name, stop);
        // One visit reads several times; who reads this list counts visits, so the same reader within a minute is said once.
        Readings = [.. rows.Select(each => (At: each.HappenedAt.InZone(inside.Zone).LocalDateTime.With(TimeAdjusters.TruncateToMinute), each.ActorKind, each.StructureId)).Distinct()
            .Select(each => new Saying("reading.line", each.At, WhoOf(each.ActorKind, each.StructureId is { } id ? names.GetValueOrDefault(id) : null)))];
    }, stop);

    private static Saying WhoOf(ActorKind kind, string? structure) => (kind, structure) switch
    {
        (ActorKind.Resident, _) => new Saying("reading.you"),
        (ActorKind.PartnerClient, { } name) => new Saying("reading.program", name),
        (ActorKind.Professional, { } name) => new Saying("reading.professional", name),
        (ActorKind.Professional or ActorKind.PartnerClient, null) => new Saying("reading.town"),
        _ => new Saying("reading.house"),
    };
}
