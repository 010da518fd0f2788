using System.Data;
using Inclusion.Mandates;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>
/// A resident withdraws a mandate through the link of its receipt. Opening it changes nothing, as mail programs open links by
/// themselves; the button does. It tells the structure, the themes and the end, and no name: the telephone may be shared.
/// </summary>
public sealed class WithdrawMandatePage(TownWork towns, NpgsqlDataSource source, IClock clock) : ResidentPage
{
    private const ResidentLinkPurpose Purpose = ResidentLinkPurpose.MandateWithdrawal;

    public LinkStanding Standing { get; private set; } = LinkStanding.Unknown;

    /// <summary>True right after the button.</summary>
    public bool IsDone { get; private set; }

    public MandateRecap? Recap { get; private set; }

    public override string Title => Standing switch
    {
        LinkStanding.Open when IsDone => "C’est fait",
        LinkStanding.Open => "Retirer votre mandat",
        LinkStanding.Unknown => "Ce lien n’ouvre rien",
        _ => "Ce mandat a déjà pris fin",
    };

    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        if (await source.FindTownAsync(town, stop) is { } found)
            await towns.RunAsync(found, IsolationLevel.RepeatableRead, services => LookAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    public async Task<IActionResult> OnPostAsync(string town, string token, CancellationToken stop)
    {
        if (await source.FindTownAsync(town, stop) is { } found)
            await towns.RunAsync(found, IsolationLevel.ReadCommitted, services => WithdrawAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    private async Task LookAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        var territory = await ReadTownAsync(db, town, stop);
        if (await services.GetRequiredService<ResidentLinks>().FindAsync(Purpose, token, stop) is not { } link) return;
        var id = new MandateId(link.SubjectId);
        Tell(link, await db.Mandates.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == id, stop), territory, await NameAsync(db, town, id, stop));
    }

    private async Task WithdrawAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        var territory = await ReadTownAsync(db, town, stop);
        if (await services.GetRequiredService<ResidentLinks>().HoldAsync(Purpose, token, stop) is not { } link) return;
        var id = new MandateId(link.SubjectId);
        // Whoever acts on the resident's behalf holds them, and so comes wholly before or wholly after.
        await db.HoldResidentAsync(town, await db.Mandates.Where(each => each.TerritoryId == town && each.Id == id).Select(each => each.ResidentId).SingleAsync(stop), stop);
        var mandate = await db.HoldMandateAsync(town, id, stop) ?? throw new InvalidOperationException("A link's mandate stays.");
        Tell(link, mandate, territory, await NameAsync(db, town, mandate.Id, stop));
        if (Standing is not LinkStanding.Open) return;

        var now = clock.GetCurrentInstant();
        mandate.End(MandateEnding.ResidentByLink, now);
        link.Use(now);
        services.GetRequiredService<CurrentActor>().Value = Actor.ByLink(town, mandate.ResidentId.Value, HttpContext.Connection.RemoteIpAddress?.ToString());
        var journal = services.GetRequiredService<OperationJournal>();
        journal.Concerns(mandate.Id);
        journal.Concerns(mandate.ResidentId);
        await journal.WriteActAsync("withdrawMandateByLink", stop);
        await db.SaveChangesAsync(stop);
        IsDone = true;
    }

    /// <summary>A mandate that ended in any other way leaves the link nothing to open.</summary>
    private void Tell(ResidentLink link, Mandate mandate, Territory territory, string structure)
    {
        var (now, zone) = (clock.GetCurrentInstant(), DateTimeZoneProviders.Tzdb[territory.TimeZone]);
        var standing = link.StandingAt(now);
        Standing = standing is LinkStanding.Open && mandate.StateAt(now) is not MandateState.Granted ? LinkStanding.Used : standing;
        var ended = mandate.WithdrawnAt ?? mandate.EndsAt ?? now;
        Recap = new MandateRecap(structure, [.. mandate.Themes.Where(each => each.WithdrawnAt is null).Select(each => each.Theme).Order().Select(theme => theme.Label())],
            FrenchDates.WordsWithYear((mandate.EndsAt ?? now).InZone(zone).Date), FrenchDates.WordsWithYear(ended.InZone(zone).Date), mandate.WithdrawnBecause is MandateEnding.Renewed);
    }

    private static Task<string> NameAsync(InclusionDb db, TerritoryId town, MandateId id, CancellationToken stop) =>
        (from mandate in db.Set<Mandate>()
         join structure in db.Set<Structure>() on new { mandate.TerritoryId, Id = mandate.StructureId } equals new { structure.TerritoryId, structure.Id }
         where mandate.TerritoryId == town && mandate.Id == id
         select structure.Name).SingleAsync(stop);
}

/// <summary>What the page tells of a mandate: nothing that names the person.</summary>
/// <param name="Until">Its term, in words.</param>
/// <param name="EndedOn">When it ended, in words, when it has.</param>
/// <param name="IsRenewed">True when another mandate took its place, which has a link of its own.</param>
public sealed record MandateRecap(string Structure, IReadOnlyList<string> Themes, string Until, string EndedOn, bool IsRenewed);
