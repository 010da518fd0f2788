using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A resident to register.</summary>
/// <param name="SessionId">For which session.</param>
/// <param name="ResidentId">Who; they need neither e-mail nor telephone.</param>
/// <param name="DeviceRecordId">The identifier that a device without network gave it, 8 to 64 letters, digits or dashes, unique in the town: sent again, it changes nothing and is answered the same.</param>
/// <param name="HappenedAt">When it happened, if it is sent later: at most 30 days ago. The session's end is judged by it.</param>
public sealed record RegisterForSessionInput(
    OutreachSessionId SessionId, ResidentId ResidentId, string? DeviceRecordId = null, OffsetDateTime? HappenedAt = null);

/// <summary>Registers a resident for a session (« inscription »), before it or at the stand: a seat while one is free, else the end of the waiting list.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(InvalidText), typeof(MomentImplausible), typeof(DeviceRecordUsed), typeof(UnknownId), typeof(SessionNotInThisState), typeof(NoSeatsKept),
    typeof(SessionOver), typeof(AlreadyRegistered))]
public static class RegisterForSessionMutation
{
    public static async Task<Outcome<SessionRegistrationType>> RegisterForSessionAsync(
        RegisterForSessionInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (now, faults) = (clock.GetCurrentInstant(), new Faults());
        var mark = DeviceMark.Read(faults, input.DeviceRecordId, input.HappenedAt?.ToInstant(), now);
        if (faults.Any) return faults.ToRefusals();

        if (!await db.HoldsLiveResidentAsync(actor, input.ResidentId, stop)) return ResidentRefusals.Unknown("residentId");
        var session = await db.HoldSessionAsync(input.SessionId, actor, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");
        journal.Concerns(input.ResidentId);
        if (await KnownAsync(input, mark, actor, db, stop) is { } answered) return answered;

        if (session.JudgeRegistering(mark.At) is { } refusal) return refusal;
        if (await db.SessionRegistrations.AnyAsync(each => each.TerritoryId == actor.Territory && each.SessionId == session.Id
            && each.ResidentId == input.ResidentId && each.State != SeatState.Left, stop)) return new AlreadyRegistered();

        var registration = await db.EnterAsync(session, input.ResidentId, actor.Structure, mark.At, stop);
        if (!await db.ClaimAsync(actor.Territory, mark, DeviceAct.Registration, registration.Id.Value, now, stop)) return new DeviceRecordUsed();

        await db.FollowAsync(actor.Territory, input.ResidentId, session.StructureId, now, stop);
        db.State(registration.TakesSeat
            ? new SeatTaken(input.ResidentId, session.Id, registration.Id, Promoted: false)
            : new SeatAwaited(input.ResidentId, session.Id, registration.Id));
        return await db.SaveAsync(new SessionRegistrationType(registration), Conflicts(), stop);
    }

    /// <summary>The answer that the same record of a device was given before; null for a new one. Its session is held: its twin is over.</summary>
    private static async Task<Outcome<SessionRegistrationType>?> KnownAsync(
        RegisterForSessionInput input, DeviceMark mark, Actor actor, InclusionDb db, CancellationToken stop)
    {
        if (await db.FindRecordAsync(actor.Territory, mark, stop) is not { } record) return null;
        var known = await db.RegistrationsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == new SessionRegistrationId(record.SubjectId), stop);
        var isSame = record.Act is DeviceAct.Registration && known is not null && known.SessionId == input.SessionId && known.ResidentId == input.ResidentId;
        return isSame && known is not null ? new SessionRegistrationType(known) : new DeviceRecordUsed();
    }

    private static Conflicts Conflicts() => new() { [SessionRegistrationTable.Once] = () => new AlreadyRegistered() };
}
