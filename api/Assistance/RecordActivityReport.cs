using Inclusion.Appointments;
using Inclusion.Outreach;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>What help was given. `activityReportDraft` fills most of it from an appointment, `activityReportCopy` from another report.</summary>
/// <param name="Kind">For one person or a group.</param>
/// <param name="Minutes">How long, 1 to 1,440.</param>
/// <param name="Held">Where.</param>
/// <param name="Themes">What it was about, one at least, at most 30.</param>
/// <param name="ResidentId">Who was helped; left out for a group, and for somebody who stays anonymous.</param>
/// <param name="AppointmentId">The appointment it took place in.</param>
/// <param name="PlaceId">At which place.</param>
/// <param name="Participants">How many, 1 to 500; 1 for one person, 2 for a group when left out.</param>
/// <param name="HappenedAt">When; now when left out.</param>
/// <param name="InseeCode">In which commune; needed at home or elsewhere.</param>
/// <param name="Devices">What was used, at most 5.</param>
/// <param name="Autonomy">How much the person did alone.</param>
/// <param name="DirectedTo">To whom the person was directed.</param>
/// <param name="Level">A workshop's level.</param>
/// <param name="Tags">Words of one's own, at most 10 of 40 characters.</param>
/// <param name="BirthYear">From 1900.</param>
/// <param name="Gender">If the person says it.</param>
/// <param name="AgeBand">If the person says it.</param>
/// <param name="Status">If the person says it.</param>
/// <param name="Notes">At most 2,000 characters, kept sealed. Never a social-security number, never a password: both are refused.</param>
/// <param name="DeviceRecordId">The id that a device without network gave it, 1 to 64 characters, unique in the town.</param>
public sealed record RecordActivityReportInput(
    ReportKind Kind, int Minutes, HelpHeld Held, IReadOnlyList<ReportTheme> Themes, ResidentId? ResidentId = null, AppointmentId? AppointmentId = null, PlaceId? PlaceId = null,
    int? Participants = null, Instant? HappenedAt = null, string? InseeCode = null, IReadOnlyList<ReportDevice>? Devices = null, DigitalAutonomy? Autonomy = null,
    DirectedTo? DirectedTo = null, WorkshopLevel? Level = null, IReadOnlyList<string>? Tags = null, int? BirthYear = null, ReportGender? Gender = null, AgeBand? AgeBand = null,
    OccupationStatus? Status = null, string? Notes = null, string? DeviceRecordId = null);

/// <summary>Records what help was given (« compte rendu d'activité »), in the words of La Coop de la médiation numérique.</summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(InvalidText), typeof(OutOfBounds), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(NotYetHappened), typeof(ParticipantsMismatch),
    typeof(CommuneMissing), typeof(DeviceRecordKnown))]
public static class RecordActivityReportMutation
{
    private static readonly Conflicts Conflicts = new() { [AssistanceTable.ReportDeviceOnce] = () => new DeviceRecordKnown() };

    public static async Task<Outcome<ActivityReportType>> RecordActivityReportAsync(
        RecordActivityReportInput input, Actor actor, InclusionDb db, ResidentSeal seal, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var telling = ReportTelling.Read(input, now);
        if (telling.IsRefused) return Outcome<ActivityReportType>.Refused(telling.Refusals);
        if (await UnknownAsync(input, actor, db, stop) is { } unknown) return unknown;

        var report = ActivityReport.Record(actor.Territory, actor.AsAuthor(), telling.Value, now);
        report.Keep(await seal.NotesAsync(report, telling.Value.Notes, stop));
        db.Add(report);
        if (report.ResidentId is { } resident) journal.Concerns(resident);
        return await db.SaveAsync(new ActivityReportType(report), Conflicts, stop);
    }

    private static async Task<Refusal?> UnknownAsync(RecordActivityReportInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (input.ResidentId is { } resident && (await db.HoldResidentAsync(actor.Territory, resident, stop) is null || !await db.IsFollowedAsync(actor, resident, stop)))
            return UnknownId.Of("cette personne", "residentId");
        if (input.PlaceId is { } place && !await db.Set<Place>().AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == place, stop)) return UnknownId.Of("ce lieu", "placeId");
        if (input.AppointmentId is { } appointment && await AppointmentType.FindAsync(appointment, actor, db, stop) is null) return UnknownId.Of("ce rendez-vous", "appointmentId");
        return null;
    }
}
