using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Whether a registered resident came.</summary>
/// <param name="RegistrationId">Which registration.</param>
/// <param name="Came">True when they came.</param>
/// <param name="DeviceRecordId">The identifier that a device without network gave it, 8 to 64 letters, digits or dashes, unique in the town: sent again, it changes nothing and is answered the same.</param>
/// <param name="HappenedAt">When it was seen, if it is sent later: at most 30 days ago.</param>
public sealed record MarkSessionAttendanceInput(
    SessionRegistrationId RegistrationId, bool Came, string? DeviceRecordId = null, OffsetDateTime? HappenedAt = null);

/// <summary>Notes whether a registered resident came (« présent·e », « absent·e »), from two hours before the session to a day after it; said otherwise, it is corrected.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(InvalidText), typeof(MomentImplausible), typeof(DeviceRecordUsed), typeof(UnknownId), typeof(SessionNotInThisState), typeof(SessionNotBegun),
    typeof(SessionOver), typeof(RegistrationNotInThisState))]
public static class MarkSessionAttendanceMutation
{
    public static async Task<Outcome<SessionRegistrationType>> MarkSessionAttendanceAsync(
        MarkSessionAttendanceInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (now, faults) = (clock.GetCurrentInstant(), new Faults());
        var mark = DeviceMark.Read(faults, input.DeviceRecordId, input.HappenedAt?.ToInstant(), now);
        if (faults.Any) return faults.ToRefusals();

        if (await db.HoldRegistrationAsync(input.RegistrationId, actor, stop) is not var (session, registration))
            return SessionScopeTable.UnknownRegistration("registrationId");
        journal.Concerns(registration.ResidentId);
        if (await db.FindRecordAsync(actor.Territory, mark, stop) is { } record)
            return record.Act is DeviceAct.Attendance && record.SubjectId == registration.Id.Value ? new SessionRegistrationType(registration) : new DeviceRecordUsed();

        if (session.JudgeHelp(mark.At) is { } refusal) return refusal;
        var marked = registration.Attend(input.Came, mark.At);
        if (marked.IsRefused) return marked.Then(each => new SessionRegistrationType(each));
        if (!await db.ClaimAsync(actor.Territory, mark, DeviceAct.Attendance, registration.Id.Value, now, stop)) return new DeviceRecordUsed();

        db.State(new SessionAttendanceMarked(registration.ResidentId, session.Id, registration.Id, input.Came));
        return await db.SaveAsync(new SessionRegistrationType(registration), stop);
    }
}
