using Inclusion.Mandates;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Assistance;

/// <summary>What was done.</summary>
/// <param name="ResidentId">With whom, or for whom.</param>
/// <param name="Theme">What it was about.</param>
/// <param name="Mode">Who did it.</param>
/// <param name="Title">Its name, 1 to 120 characters.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Steps">What was done, in order: at most 20 lines of 200 characters. Kept sealed.</param>
/// <param name="OutsideReference">The number that the administration gave, at most 80 characters.</param>
/// <param name="PapersHandedBack">True when the resident's papers were given back; false when left out.</param>
/// <param name="Notes">At most 2,000 characters, kept sealed. Never a social-security number, never a password: both are refused.</param>
/// <param name="HappenedAt">When; now when left out.</param>
/// <param name="DeviceRecordId">The id that a device without network gave it, 1 to 64 characters, unique in the town.</param>
public sealed record RecordProcedureInput(
    ResidentId ResidentId, Theme Theme, AssistanceMode Mode, string Title, ProcedureOutcome Outcome, IReadOnlyList<string>? Steps = null,
    string? OutsideReference = null, bool? PapersHandedBack = null, string? Notes = null, Instant? HappenedAt = null, string? DeviceRecordId = null);

/// <summary>
/// Records a procedure done with or for a resident (« démarche accompagnée »). What is done on their behalf needs a mandate
/// to the structure that was live at that instant and covers the theme: the domain refuses without, and the database does.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(InvalidText), typeof(OutOfBounds), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(NotYetHappened),
    typeof(MandateMissing), typeof(DeviceRecordKnown))]
public static class RecordProcedureMutation
{
    private static readonly Conflicts Conflicts = new()
    {
        [AssistanceTable.Mandated] = () => new MandateMissing(),
        [AssistanceTable.ProcedureDeviceOnce] = () => new DeviceRecordKnown(),
    };

    public static async Task<Outcome<AssistedProcedureType>> RecordProcedureAsync(
        RecordProcedureInput input, Actor actor, InclusionDb db, Unit unit, ResidentSeal seal, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var device = DeviceRecord.Read(input.DeviceRecordId);
        if (device.IsRefused) return Outcome<AssistedProcedureType>.Refused(device.Refusals);
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return Outcome<AssistedProcedureType>.Refused(held.Refusals);

        // Read once the resident is held: what is done now comes after a withdrawal that was waited for, and is refused.
        var now = clock.GetCurrentInstant();
        var telling = ProcedureTelling.Read(input, now);
        if (telling.IsRefused) return Outcome<AssistedProcedureType>.Refused(telling.Refusals);

        var mandate = input.Mode is AssistanceMode.IDo ? await unit.CoveringMandateAsync(input.ResidentId, actor.OwnStructure, input.Theme, telling.Value.HappenedAt, stop) : null;
        var recorded = AssistedProcedure.Record(actor.Territory, actor.AsAuthor(), input.ResidentId, telling.Value, mandate, now);
        if (recorded.IsRefused) return Outcome<AssistedProcedureType>.Refused(recorded.Refusals);

        var procedure = recorded.Value;
        procedure.FromDevice(device.Value.Id);
        procedure.Keep(await seal.StepsAsync(procedure, telling.Value.Steps, stop), await seal.NotesAsync(procedure, telling.Value.Notes, stop));
        db.Add(procedure);
        journal.Concerns(procedure.ResidentId);
        db.State(new ProcedureRecorded(procedure.Id, procedure.ResidentId, procedure.MandateId));
        return await db.SaveAsync(new AssistedProcedureType(procedure, actor), Conflicts, stop);
    }
}
