using Inclusion.Mandates;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>How much of the procedure the professional does (the CNIL's three roles).</summary>
public enum AssistanceMode
{
    /// <summary>The resident learns to do it (« je forme »).</summary>
    ITrain,
    /// <summary>The resident does it, beside the professional (« j'accompagne »).</summary>
    IAssist,
    /// <summary>The professional does it on the resident's behalf (« je fais »), under a mandate.</summary>
    IDo,
}

/// <summary>What came of a procedure.</summary>
public enum ProcedureOutcome
{
    /// <summary>It is done.</summary>
    Completed,
    /// <summary>It goes on another day.</summary>
    ToContinue,
    /// <summary>Something is missing: a paper, an account, a signature.</summary>
    PapersMissing,
    /// <summary>It could not be done online.</summary>
    NotPossibleOnline,
    /// <summary>The resident gave it up.</summary>
    GivenUp,
}

/// <summary>What a professional wrote of a procedure, checked. Steps and notes are sealed before they are kept.</summary>
/// <param name="HappenedAt">When it was done.</param>
public sealed record ProcedureTelling(
    Theme Theme, AssistanceMode Mode, string Title, ProcedureOutcome Outcome, string? Steps, string? OutsideReference, bool PapersHandedBack, string? Notes, Instant HappenedAt)
{
    public const int TitleMax = 120, StepMax = 200, MostSteps = 20, ReferenceMax = 80, NotesMax = 2000;

    /// <summary>Clocks of devices may be this far ahead.</summary>
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    public static Outcome<ProcedureTelling> Read(RecordProcedureInput input, Instant now)
    {
        var faults = new Faults();
        var steps = (input.Steps ?? []).Take(MostSteps + 1).Select(step => faults.OptionalFreeLine(step, StepMax, "steps")).OfType<string>().ToList();
        faults.Several(steps.Count, 0, MostSteps, "steps");
        var title = faults.FreeLine(input.Title, TitleMax, "title");
        var happenedAt = input.HappenedAt ?? now;
        if (happenedAt > now + Ahead) faults.Add(new NotYetHappened());
        var telling = new ProcedureTelling(input.Theme, input.Mode, title, input.Outcome, steps.Count == 0 ? null : string.Join('\n', steps),
            faults.OptionalFreeLine(input.OutsideReference, ReferenceMax, "outsideReference"), input.PapersHandedBack ?? false,
            faults.OptionalProse(input.Notes, NotesMax, "notes"), happenedAt);
        return faults.Any ? faults.ToRefusals() : telling;
    }
}

/// <summary>A procedure done with or for a resident (« démarche accompagnée »). What it was about is the author's structure's alone.</summary>
public sealed class AssistedProcedure
{
    private AssistedProcedure(TerritoryId territoryId, AssistedProcedureId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public AssistedProcedureId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public ProfessionalId AuthorId { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public Theme Theme { get; private set; }
    public AssistanceMode Mode { get; private set; }

    /// <summary>The mandate under which it was done; null unless it was done on the resident's behalf.</summary>
    public MandateId? MandateId { get; private set; }
    public string Title { get; private set; } = "";
    public ProcedureOutcome Outcome { get; private set; }
    public byte[]? SealedSteps { get; private set; }
    public byte[]? SealedNotes { get; private set; }
    public string? OutsideReference { get; private set; }
    public bool PapersHandedBack { get; private set; }
    public Instant HappenedAt { get; private set; }
    public Instant RecordedAt { get; private set; }
    public Instant? SubmittedAt { get; private set; }
    public string? DeviceRecordId { get; private set; }

    /// <summary>What is done on somebody's behalf is done under a mandate that was live at that instant and covers the theme.</summary>
    public static Outcome<AssistedProcedure> Record(TerritoryId town, Author author, ResidentId resident, ProcedureTelling telling, MandateId? mandate, Instant now)
    {
        if (telling.Mode is AssistanceMode.IDo && mandate is null) return new MandateMissing();
        return new AssistedProcedure(town, AssistedProcedureId.New())
        {
            StructureId = author.Structure,
            AuthorId = author.Professional,
            ResidentId = resident,
            Theme = telling.Theme,
            Mode = telling.Mode,
            MandateId = telling.Mode is AssistanceMode.IDo ? mandate : null,
            Title = telling.Title,
            Outcome = telling.Outcome,
            OutsideReference = telling.OutsideReference,
            PapersHandedBack = telling.PapersHandedBack,
            HappenedAt = telling.HappenedAt,
            RecordedAt = now,
        };
    }

    /// <summary>Keeps what was sealed for this row.</summary>
    public void Keep(byte[]? steps, byte[]? notes) => (SealedSteps, SealedNotes) = (steps, notes);

    /// <summary>A device that had no network said its own id for it.</summary>
    public void FromDevice(string? recordId) => DeviceRecordId = recordId;

    /// <summary>It goes to the town's GRC, once.</summary>
    public Outcome<AssistedProcedure> Submit(Instant now)
    {
        if (SubmittedAt is not null) return new AlreadySubmitted();
        SubmittedAt = now;
        return this;
    }

    /// <summary>Its resident is another record of the same person.</summary>
    public void GoTo(ResidentId kept) => ResidentId = kept;

    /// <summary>What stays proves that help was given, and to whom no more.</summary>
    public void Erase() => (Title, OutsideReference, SealedSteps, SealedNotes) = ("Démarche effacée", null, null, null);
}

/// <summary>Who writes, and for which structure.</summary>
public sealed record Author(ProfessionalId Professional, StructureId Structure);
