using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Somebody who walked in.</summary>
/// <param name="SessionId">To which session.</param>
/// <param name="AgeBand">About how old.</param>
/// <param name="Minutes">How long they were helped, 1 to 480.</param>
/// <param name="Theme">What about; left out for a device or the Internet, without any administrative procedure.</param>
/// <param name="ResidentId">Who, only if naming them is useful.</param>
/// <param name="DeviceRecordId">The identifier that a device without network gave it, 8 to 64 letters, digits or dashes, unique in the town: sent again, it changes nothing and is answered the same.</param>
/// <param name="HappenedAt">When it happened, if it is sent later: at most 30 days ago.</param>
public sealed record CountWalkInInput(
    OutreachSessionId SessionId, AgeBand AgeBand, int Minutes, Theme? Theme = null, ResidentId? ResidentId = null,
    string? DeviceRecordId = null, OffsetDateTime? HappenedAt = null);

/// <summary>Counts somebody who came without being registered (« passage »), from two hours before the session to a day after it.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
[Refuses(typeof(OutOfBounds), typeof(InvalidText), typeof(MomentImplausible), typeof(DeviceRecordUsed), typeof(UnknownId), typeof(SessionNotInThisState),
    typeof(SessionNotBegun), typeof(SessionOver))]
public static class CountWalkInMutation
{
    public static async Task<Outcome<WalkInType>> CountWalkInAsync(
        CountWalkInInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var (now, faults) = (clock.GetCurrentInstant(), new Faults());
        var minutes = faults.Number(input.Minutes, 1, WalkIn.MinutesMax, "minutes");
        var mark = DeviceMark.Read(faults, input.DeviceRecordId, input.HappenedAt?.ToInstant(), now);
        if (faults.Any) return faults.ToRefusals();

        if (input.ResidentId is { } named && !await db.HoldsLiveResidentAsync(actor, named, stop)) return ResidentRefusals.Unknown("residentId");
        var session = await db.SessionsFor(actor).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == input.SessionId, stop);
        if (session is null) return SessionScopeTable.Unknown("sessionId");

        var counted = WalkIn.Count(session, input.Theme, input.AgeBand, minutes, input.ResidentId, mark.At, now);
        if (!await db.ClaimAsync(actor.Territory, mark, DeviceAct.WalkIn, counted.Id.Value, now, stop)) return await KnownAsync(input, mark, actor, db, stop);
        if (session.JudgeHelp(mark.At) is { } refusal) return refusal;

        db.Add(counted);
        if (input.ResidentId is { } resident)
        {
            journal.Concerns(resident);
            await db.FollowAsync(actor.Territory, resident, session.StructureId, now, stop);
        }

        return await db.SaveAsync(new WalkInType(counted), stop);
    }

    /// <summary>The answer that the same record of a device was given before.</summary>
    private static async Task<Outcome<WalkInType>> KnownAsync(CountWalkInInput input, DeviceMark mark, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var record = await db.FindRecordAsync(actor.Territory, mark, stop);
        var known = record?.Act is DeviceAct.WalkIn ? await WalkInType.FindAsync(new WalkInId(record.SubjectId), actor, db, stop) : null;
        return known?.SessionId == input.SessionId ? known : new DeviceRecordUsed();
    }
}
