using Inclusion.Assistance;
using Inclusion.Mandates;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>What the mediator did with Marie: procedures that went to the administration or did not, and a report.</summary>
internal sealed class AssistanceCast : IExampleCast
{
    public int Order => 90;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, seal, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<ResidentSeal>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var author = new Author(town.Of<ProfessionalId>("professional.mediator"), town.Of<StructureId>("structure.ccas"));
        var marie = town.Of<ResidentId>("resident.marie");
        foreach (var (name, title) in new[] { ("open", "Demande de logement social"), ("sent", "Renouvellement de la demande de logement"), ("failed", "Demande d'aide au logement"), ("stranded", "Demande de mutation"), ("abandoned", "Demande de garage") })
        {
            var telling = new ProcedureTelling(Theme.Housing, AssistanceMode.IAssist, title, ProcedureOutcome.Completed, null, "LOG-2026-31", true, null, now - Duration.FromMinutes(30));
            var procedure = AssistedProcedure.Record(town.Id, author, marie, telling, null, now).Value;
            procedure.Keep(await seal.StepsAsync(procedure, "Compte créé\nPièces jointes", stop), await seal.NotesAsync(procedure, "À revoir avec elle dans un mois.", stop));
            if (name != "open") procedure.Submit(now);
            db.Add(procedure);
            town.Add($"assistedProcedure.{name}", procedure.Id);
        }

        var mandate = town.Of<MandateId>("mandate.live");
        var onBehalf = AssistedProcedure.Record(town.Id, author, marie,
            new ProcedureTelling(Theme.Housing, AssistanceMode.IDo, "Déclaration de ressources", ProcedureOutcome.Completed, null, "LOG-2026-32", true, null, now - Duration.FromMinutes(20)), mandate, now).Value;
        onBehalf.Keep(await seal.StepsAsync(onBehalf, "Compte ouvert\nDéclaration envoyée", stop), await seal.NotesAsync(onBehalf, "Elle garde l'accusé.", stop));
        db.Add(onBehalf);
        town.Add("assistedProcedure.onBehalf", onBehalf.Id);
        await db.SaveChangesAsync(stop);
        var use = new MandateUse(town.Id, MandateUseId.New(), mandate, onBehalf.Id.Value, Theme.Housing, author.Professional, onBehalf.HappenedAt);
        db.Add(use);
        town.Add("mandateUse.first", use.Id);

        var library = new Author(town.Of<ProfessionalId>("professional.mediator2"), town.Of<StructureId>("structure.library"));
        var elsewhere = AssistedProcedure.Record(town.Id, library, marie,
            new ProcedureTelling(Theme.Leisure, AssistanceMode.ITrain, "Carte de lecteur", ProcedureOutcome.Completed, null, null, false, null, now - Duration.FromDays(1)), null, now).Value;
        db.Add(elsewhere);
        town.Add("assistedProcedure.elsewhere", elsewhere.Id);

        var input = new RecordActivityReportInput(ReportKind.Individual, 30, HelpHeld.AtPlace, [ReportTheme.Housing, ReportTheme.Email], marie);
        var report = ActivityReport.Record(town.Id, author, ReportTelling.Read(input, now).Value, now);
        report.Keep(await seal.NotesAsync(report, "Elle se connecte seule.", stop));
        db.Add(report);
        town.Add("activityReport.first", report.Id);
        var group = new RecordActivityReportInput(ReportKind.Group, 90, HelpHeld.Elsewhere, [ReportTheme.Browsing], PlaceId: town.Of<PlaceId>("place.townHall"), Participants: 6, InseeCode: "59350",
            Devices: [ReportDevice.Tablet], Autonomy: DigitalAutonomy.PartlyAutonomous, DirectedTo: DirectedTo.DigitalMediation, Level: WorkshopLevel.Beginner, Tags: ["atelier"]);
        var workshop = ActivityReport.Record(town.Id, author, ReportTelling.Read(group, now).Value, now);
        db.Add(workshop);
        town.Add("activityReport.workshop", workshop.Id);
        await db.SaveChangesAsync(stop);
    }
}
