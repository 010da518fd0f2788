using GraphQL.DataLoader;
using Inclusion.Mandates;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>Why what a procedure was about is not shown.</summary>
public enum ProcedureWithheld
{
    /// <summary>Another structure did it: only that it was done, and its outcome, are shown.</summary>
    OtherStructure,
}

/// <summary>A procedure done with or for a resident (« démarche accompagnée »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Coordinator)]
public sealed class AssistedProcedureType(AssistedProcedure procedure, Actor viewer)
{
    /// <summary>Its identifier.</summary>
    public AssistedProcedureId Id => procedure.Id;

    /// <summary>When it was done.</summary>
    public Instant HappenedAt => procedure.HappenedAt;

    /// <summary>When it was written down.</summary>
    public Instant RecordedAt => procedure.RecordedAt;

    /// <summary>What came of it.</summary>
    public ProcedureOutcome Outcome => procedure.Outcome;

    /// <summary>When it went to the administration; null when it did not.</summary>
    public Instant? SubmittedAt => procedure.SubmittedAt;

    /// <summary>The structure that helped.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(procedure.StructureId);

    /// <summary>What it was about; null when withheld, and `contentWithheldBecause` says why. Reading it is journalled.</summary>
    [Allows(Role.Mediator, Role.SocialWorker)]
    public ProcedureContentType? Content(OperationJournal journal)
    {
        if (ContentWithheldBecause is not null) return null;
        journal.Reads(procedure.ResidentId.Value);
        return new ProcedureContentType(procedure);
    }

    /// <summary>Why `content` is null; null when it is shown.</summary>
    public ProcedureWithheld? ContentWithheldBecause => procedure.StructureId == viewer.Structure && (viewer.Is(Role.Mediator) || viewer.Is(Role.SocialWorker)) ? null : ProcedureWithheld.OtherStructure;

    [Lookup]
    public static async Task<AssistedProcedureType?> FindAsync(AssistedProcedureId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.ProceduresFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found, actor) : null;
}

/// <summary>What a procedure was about: the author's structure's alone.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
public sealed class ProcedureContentType(AssistedProcedure procedure)
{
    /// <summary>Who was helped.</summary>
    public IDataLoaderResult<ResidentType?> Resident(ResidentLoaders loaders) => loaders.Resident.Load(procedure.ResidentId);

    /// <summary>What it was about.</summary>
    public Theme Theme => procedure.Theme;

    /// <summary>Who did it: under a mandate when it is `I_DO`.</summary>
    public AssistanceMode Mode => procedure.Mode;

    /// <summary>The mandate it was done under; null unless it is `I_DO`.</summary>
    public IDataLoaderResult<MandateType?>? Mandate(MandateLoaders loaders) => procedure.MandateId is { } mandate ? loaders.Mandate.Load(mandate) : null;

    /// <summary>Its name.</summary>
    public string Title => procedure.Title;

    /// <summary>What was done, in order; at most 20. Empty when none was written, or once the resident's data are erased.</summary>
    public async Task<IReadOnlyList<string>> StepsAsync(ResidentSeal seal, CancellationToken stop) =>
        procedure.SealedSteps is { } kept && await seal.OpenTextAsync(procedure.ResidentId.Value, AssistanceTable.StepsOf(procedure), kept, stop) is { } text ? text.Split('\n') : [];

    /// <summary>What was noted; null when nothing was, or once the resident's data are erased.</summary>
    public async Task<string?> NotesAsync(ResidentSeal seal, CancellationToken stop) =>
        procedure.SealedNotes is { } kept ? await seal.OpenTextAsync(procedure.ResidentId.Value, AssistanceTable.NotesOf(procedure), kept, stop) : null;

    /// <summary>The number that the administration gave; null when it gave none.</summary>
    public string? OutsideReference => procedure.OutsideReference;

    /// <summary>True when the resident's papers were given back.</summary>
    public bool PapersHandedBack => procedure.PapersHandedBack;

    /// <summary>Who wrote it.</summary>
    public IDataLoaderResult<ProfessionalType?> Author(AssistanceLoaders loaders) => loaders.Professional.Load(procedure.AuthorId);
}

/// <summary>What help was given (« compte rendu d'activité »): the author's structure's alone.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
public sealed class ActivityReportType(ActivityReport report)
{
    /// <summary>Its identifier.</summary>
    public ActivityReportId Id => report.Id;

    /// <summary>For one person or a group.</summary>
    public ReportKind Kind => report.Kind;

    /// <summary>When it happened.</summary>
    public Instant HappenedAt => report.HappenedAt;

    /// <summary>How long.</summary>
    public int Minutes => report.Minutes;

    /// <summary>How many people.</summary>
    public int Participants => report.Participants;

    /// <summary>Where.</summary>
    public HelpHeld Held => report.Held;

    /// <summary>In which commune; null when it was at a place or remote.</summary>
    public string? InseeCode => report.InseeCode;

    /// <summary>What it was about; at most 30.</summary>
    public IReadOnlyList<ReportTheme> Themes => report.Themes;

    /// <summary>What was used; at most 5.</summary>
    public IReadOnlyList<ReportDevice> Devices => report.Devices;

    /// <summary>How much the person did alone; null when not said.</summary>
    public DigitalAutonomy? Autonomy => report.Autonomy;

    /// <summary>To whom the person was directed; null when to nobody.</summary>
    public DirectedTo? DirectedTo => report.DirectedTo;

    /// <summary>A workshop's level; null when not said.</summary>
    public WorkshopLevel? Level => report.Level;

    /// <summary>Words of one's own; at most 10.</summary>
    public IReadOnlyList<string> Tags => report.Tags;

    /// <summary>Who was helped; null for a group, for somebody anonymous, and once their data are erased.</summary>
    public IDataLoaderResult<ResidentType?>? Resident(ResidentLoaders loaders) => report.ResidentId is { } resident ? loaders.Resident.Load(resident) : null;

    /// <summary>At which place; null when at none.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) => report.PlaceId is { } place ? loaders.Place.Load(place) : null;

    /// <summary>What was noted; null when nothing was, or once the resident's data are erased. Reading it is journalled.</summary>
    public async Task<string?> NotesAsync(ResidentSeal seal, OperationJournal journal, CancellationToken stop)
    {
        if (report.SealedNotes is not { } kept) return null;
        if (report.ResidentId is { } resident) journal.Reads(resident.Value);
        return await seal.OpenTextAsync(report.SealedFor, AssistanceTable.NotesOf(report), kept, stop);
    }

    [Lookup]
    public static async Task<ActivityReportType?> FindAsync(ActivityReportId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.ReportsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>Reads the room's rows for many parents at once.</summary>
public sealed class AssistanceLoaders(Actor actor, InclusionDb db)
{
    /// <summary>Procedures as far as the caller may know of them.</summary>
    public Batch<AssistedProcedureId, AssistedProcedureType> Procedure { get; } = new(async (ids, stop) =>
        (await db.ProceduresFor(actor).AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(stop)).ToDictionary(each => each.Id, each => new AssistedProcedureType(each, actor)));

    public Batch<ProfessionalId, ProfessionalType> Professional { get; } = new(async (ids, stop) =>
        (await db.Professionals.AsNoTracking().Where(each => each.TerritoryId == actor.Territory && ids.Contains(each.Id)).ToListAsync(stop))
            .ToDictionary(each => each.Id, each => new ProfessionalType(each)));
}
