using Inclusion.Mandates;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
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
public sealed class WithdrawMandatePage(TownWork towns, NpgsqlDataSource source, IClock clock) : ActingPage(towns, source)
{
    private const string Operation = "withdrawMandateByLink";
    private const ResidentLinkPurpose Purpose = ResidentLinkPurpose.MandateWithdrawal;

    public LinkStanding Standing { get; private set; } = LinkStanding.Unknown;

    /// <summary>True right after the button.</summary>
    public bool IsDone { get; private set; }

    public MandateRecap? Recap { get; private set; }

    public override string TitleKey => Standing switch
    {
        LinkStanding.Open when IsDone => "mandate.done.title",
        LinkStanding.Open => "mandate.title",
        LinkStanding.Unknown => "link.unknown.title",
        _ => "mandate.ended.title",
    };

    public override IReadOnlyList<Saying> Essential => (Standing, Recap) switch
    {
        (LinkStanding.Open, { } done) when IsDone => [new("mandate.done.text", done.Structure), new("mandate.done.before")],
        (LinkStanding.Open, { } open) => open.Essential,
        (_, { } ended) => [new("mandate.ended.text", ended.Structure, ended.EndedOn)],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(string town, string token, CancellationToken stop)
    {
        await LookAsync(town, (services, found) => LookAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    public async Task<IActionResult> OnPostAsync(string town, string token, CancellationToken stop)
    {
        await ActAsync(town, (services, found) => WithdrawAsync(services, found, token, stop), stop);
        return Show(Standing);
    }

    private async Task LookAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        var territory = await ReadTownAsync(db, town, stop);
        if (await services.GetRequiredService<ResidentLinks>().FindAsync(Purpose, token, stop) is not { } link) return;
        var id = new MandateId(link.SubjectId);
        await TellAsync(db, link, await db.Mandates.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == id, stop), territory, stop);
    }

    private async Task<Deed> WithdrawAsync(IServiceProvider services, TerritoryId town, string token, CancellationToken stop)
    {
        var db = services.GetRequiredService<InclusionDb>();
        var territory = await ReadTownAsync(db, town, stop);
        if (await services.GetRequiredService<ResidentLinks>().HoldAsync(Purpose, token, stop) is not { } link) return Deed.Nothing;
        var id = new MandateId(link.SubjectId);
        // Whoever acts on the resident's behalf holds them, and so comes wholly before or wholly after.
        await db.HoldResidentAsync(town, await db.Mandates.Where(each => each.TerritoryId == town && each.Id == id).Select(each => each.ResidentId).SingleAsync(stop), stop);
        var mandate = await db.HoldMandateAsync(town, id, stop) ?? throw new InvalidOperationException("A link's mandate stays.");
        await TellAsync(db, link, mandate, territory, stop);
        ActAs(services, town, mandate.ResidentId.Value);
        // Withdrawing is safe to ask twice by itself: the key only tells the answer to the same button again.
        var claim = await TakeFormAsync(services, mandate.ResidentId.Value, Operation, id, "", stop);
        if (claim is FormClaim.Repeated && Standing is LinkStanding.Used) (IsDone, Standing) = (true, LinkStanding.Open);
        if (IsDone || Standing is not LinkStanding.Open) return Deed.Refused;

        var now = clock.GetCurrentInstant();
        link.Use(now);
        await services.EndAsync(mandate, now, stop);
        IsDone = true;
        return Deed.Done(Operation);
    }

    /// <summary>A mandate that ended in any other way leaves the link nothing to open.</summary>
    private async Task TellAsync(InclusionDb db, ResidentLink link, Mandate mandate, Territory territory, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var standing = link.StandingAt(now);
        Prefer(await db.Residents.Where(each => each.TerritoryId == mandate.TerritoryId && each.Id == mandate.ResidentId).Select(each => each.Person.PreferredLanguage).SingleAsync(stop));
        Standing = standing is LinkStanding.Open && mandate.StateAt(now) is not MandateState.Granted ? LinkStanding.Used : standing;
        Recap = MandateRecap.Of(mandate, await NameAsync(db, mandate.TerritoryId, mandate.Id, stop), DateTimeZoneProviders.Tzdb[territory.TimeZone], now);
    }

    private static Task<string> NameAsync(InclusionDb db, TerritoryId town, MandateId id, CancellationToken stop) =>
        (from mandate in db.Set<Mandate>()
         join structure in db.Set<Structure>() on new { mandate.TerritoryId, Id = mandate.StructureId } equals new { structure.TerritoryId, structure.Id }
         where mandate.TerritoryId == town && mandate.Id == id
         select structure.Name).SingleAsync(stop);
}
