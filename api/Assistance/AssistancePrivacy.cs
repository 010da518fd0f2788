using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>A resident's rights over what this room keeps: what was done with or for them, and the reports that name them.</summary>
public sealed class AssistancePrivacy(Actor actor, InclusionDb db, ResidentSeal seal) : IPrivacy
{
    public IReadOnlyList<string> Tables => ["assisted_procedure", "activity_report"];

    /// <summary>What was sealed for the absorbed record is sealed anew for the kept one.</summary>
    public async Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop)
    {
        foreach (var procedure in await Procedures(absorbed).ToListAsync(stop))
        {
            var steps = await OpenAsync(absorbed, AssistanceTable.StepsOf(procedure), procedure.SealedSteps, stop);
            var notes = await OpenAsync(absorbed, AssistanceTable.NotesOf(procedure), procedure.SealedNotes, stop);
            procedure.GoTo(new ResidentId(kept));
            procedure.Keep(await seal.StepsAsync(procedure, steps, stop), await seal.NotesAsync(procedure, notes, stop));
        }

        foreach (var report in await Reports(absorbed).ToListAsync(stop))
        {
            var notes = await OpenAsync(absorbed, AssistanceTable.NotesOf(report), report.SealedNotes, stop);
            report.GoTo(new ResidentId(kept));
            report.Keep(await seal.NotesAsync(report, notes, stop));
        }
    }

    public async Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop)
    {
        var facts = new List<KeptFact>();
        foreach (var procedure in await Procedures(resident).AsNoTracking().ToListAsync(stop))
        {
            var steps = await OpenAsync(resident, AssistanceTable.StepsOf(procedure), procedure.SealedSteps, stop);
            var notes = await OpenAsync(resident, AssistanceTable.NotesOf(procedure), procedure.SealedNotes, stop);
            string?[] lines = [procedure.Theme.Label(), procedure.OutsideReference, steps, notes];
            facts.Add(new KeptFact("Vos démarches", procedure.Title, string.Join("\n", lines.OfType<string>()), procedure.HappenedAt));
        }

        foreach (var report in await Reports(resident).AsNoTracking().ToListAsync(stop))
        {
            var notes = await OpenAsync(resident, AssistanceTable.NotesOf(report), report.SealedNotes, stop);
            facts.Add(new KeptFact("Vos accompagnements", $"{report.Minutes} minutes", notes ?? "Rien n'a été noté.", report.HappenedAt));
        }

        return facts;
    }

    /// <summary>That help was given stays, as proof; what was said in it goes.</summary>
    public async Task EraseAsync(Guid resident, CancellationToken stop)
    {
        foreach (var procedure in await Procedures(resident).ToListAsync(stop)) procedure.Erase();
        foreach (var report in await Reports(resident).ToListAsync(stop)) report.Erase();
    }

    public async Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop)
    {
        var last = await Procedures(resident).MaxAsync(each => (Instant?)each.HappenedAt, stop);
        var underMandate = await Procedures(resident).Where(each => each.MandateId != null).MaxAsync(each => (Instant?)each.HappenedAt, stop);
        Instant?[] ends = [last + retention.AfterContact, underMandate + retention.AsProof];
        return ends.Max();
    }

    private async Task<string?> OpenAsync(Guid resident, SealPurpose purpose, byte[]? kept, CancellationToken stop) =>
        kept is null ? null : await seal.OpenTextAsync(resident, purpose, kept, stop);

    private IQueryable<AssistedProcedure> Procedures(Guid resident) =>
        db.AssistedProcedures.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident)).OrderBy(each => each.HappenedAt).ThenBy(each => each.Id);

    private IQueryable<ActivityReport> Reports(Guid resident) =>
        db.ActivityReports.Where(each => each.TerritoryId == actor.Territory && each.ResidentId == new ResidentId(resident)).OrderBy(each => each.HappenedAt).ThenBy(each => each.Id);
}
