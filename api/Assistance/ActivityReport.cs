using Inclusion.Appointments;
using Inclusion.Outreach;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>What a professional wrote of the help given, checked.</summary>
public sealed record ReportTelling(RecordActivityReportInput Input, Instant HappenedAt, string? InseeCode, List<string> Tags, string? Notes, string? DeviceRecordId)
{
    public const int MostParticipants = 500, MostMinutes = 1440, MostTags = 10, TagMax = 40, NotesMax = 2000;

    private static readonly Duration Ahead = Duration.FromMinutes(5);

    public static Outcome<ReportTelling> Read(RecordActivityReportInput input, Instant now)
    {
        var faults = new Faults();
        faults.Number(input.Minutes, 1, MostMinutes, "minutes");
        faults.Several(input.Themes.Distinct().Count(), 1, 30, "themes");
        faults.Several((input.Devices ?? []).Distinct().Count(), 0, 5, "devices");
        if (input.BirthYear is { } year) faults.Number(year, 1900, now.InUtc().Year, "birthYear");
        Count(faults, input);
        var insee = faults.OptionalLine(input.InseeCode, 5, "inseeCode")?.ToUpperInvariant();
        if (insee is not null && (insee.Length != 5 || !insee.All(letter => char.IsAsciiDigit(letter) || letter is 'A' or 'B')))
            faults.Add(new InvalidText("Le code INSEE d'une commune a 5 caractères : « 59350 », « 2A004 ».", TextFault.Malformed, null, "inseeCode"));
        if (insee is null && input.Held is HelpHeld.AtHome or HelpHeld.Elsewhere && input.InseeCode is null) faults.Add(new CommuneMissing());
        var happenedAt = input.HappenedAt ?? now;
        if (happenedAt > now + Ahead) faults.Add(new NotYetHappened());
        var tags = (input.Tags ?? []).Take(MostTags + 1).Select(tag => faults.OptionalFreeLine(tag, TagMax, "tags")).OfType<string>().Distinct().ToList();
        faults.Several(tags.Count, 0, MostTags, "tags");
        var telling = new ReportTelling(input, happenedAt, insee, tags, faults.OptionalProse(input.Notes, NotesMax, "notes"), faults.OptionalLine(input.DeviceRecordId, 64, "deviceRecordId"));
        return faults.Any ? faults.ToRefusals() : telling;
    }

    private static void Count(Faults faults, RecordActivityReportInput input)
    {
        var participants = input.Participants ?? (input.Kind is ReportKind.Individual ? 1 : 2);
        faults.Number(participants, 1, MostParticipants, "participants");
        if (input.Kind is ReportKind.Individual && participants != 1) faults.Add(new ParticipantsMismatch("Un compte rendu individuel concerne une seule personne.", "participants"));
        if (input.Kind is ReportKind.Group && input.ResidentId is not null) faults.Add(new ParticipantsMismatch("Un atelier collectif ne désigne pas une personne.", "residentId"));
    }
}

/// <summary>What help was given (« compte rendu d'activité »), in the words of La Coop de la médiation numérique.</summary>
public sealed class ActivityReport
{
    private ActivityReport(TerritoryId territoryId, ActivityReportId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public ActivityReportId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public ProfessionalId AuthorId { get; private set; }
    public ReportKind Kind { get; private set; }
    public ResidentId? ResidentId { get; private set; }
    public AppointmentId? AppointmentId { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public int Participants { get; private set; }
    public Instant HappenedAt { get; private set; }
    public int Minutes { get; private set; }
    public HelpHeld Held { get; private set; }
    public string? InseeCode { get; private set; }
    public List<ReportTheme> Themes { get; private set; } = [];
    public List<ReportDevice> Devices { get; private set; } = [];
    public DigitalAutonomy? Autonomy { get; private set; }
    public DirectedTo? DirectedTo { get; private set; }
    public WorkshopLevel? Level { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public int? BirthYear { get; private set; }
    public ReportGender? Gender { get; private set; }
    public AgeBand? AgeBand { get; private set; }
    public OccupationStatus? Status { get; private set; }
    public byte[]? SealedNotes { get; private set; }
    public Instant RecordedAt { get; private set; }
    public string? DeviceRecordId { get; private set; }

    /// <summary>Whose key seals the notes: the resident's, or the report's own when it names nobody.</summary>
    public Guid SealedFor => ResidentId?.Value ?? Id.Value;

    public static ActivityReport Record(TerritoryId town, Author author, ReportTelling telling, Instant now)
    {
        var input = telling.Input;
        return new ActivityReport(town, ActivityReportId.New())
        {
            StructureId = author.Structure,
            AuthorId = author.Professional,
            Kind = input.Kind,
            ResidentId = input.ResidentId,
            AppointmentId = input.AppointmentId,
            PlaceId = input.PlaceId,
            Participants = input.Participants ?? (input.Kind is ReportKind.Individual ? 1 : 2),
            HappenedAt = telling.HappenedAt,
            Minutes = input.Minutes,
            Held = input.Held,
            InseeCode = telling.InseeCode,
            Themes = [.. input.Themes.Distinct()],
            Devices = [.. (input.Devices ?? []).Distinct()],
            Autonomy = input.Autonomy,
            DirectedTo = input.DirectedTo,
            Level = input.Level,
            Tags = telling.Tags,
            BirthYear = input.BirthYear,
            Gender = input.Gender,
            AgeBand = input.AgeBand,
            Status = input.Status,
            RecordedAt = now,
            DeviceRecordId = telling.DeviceRecordId,
        };
    }

    /// <summary>Keeps what was sealed for this row.</summary>
    public void Keep(byte[]? notes) => SealedNotes = notes;

    /// <summary>Its resident is another record of the same person.</summary>
    public void GoTo(ResidentId kept) => ResidentId = kept;

    /// <summary>Counts go on without the person.</summary>
    public void Erase() => (ResidentId, BirthYear, SealedNotes) = (null, null, null);
}
