using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A resident's place at a session: a seat, or a place in the waiting list (« inscription »).</summary>
public sealed class SessionRegistration
{
    private SessionRegistration(TerritoryId territoryId, SessionRegistrationId id, OutreachSessionId sessionId, ResidentId residentId, int number, Instant registeredAt) =>
        (TerritoryId, Id, SessionId, ResidentId, Number, RegisteredAt) = (territoryId, id, sessionId, residentId, number, registeredAt);

    public TerritoryId TerritoryId { get; private set; }
    public SessionRegistrationId Id { get; private set; }
    public OutreachSessionId SessionId { get; private set; }
    public ResidentId ResidentId { get; private set; }

    /// <summary>The order of arrival in its session, from 1; it orders the waiting list too.</summary>
    public int Number { get; private set; }
    public SeatState State { get; private set; }

    /// <summary>The structure whose staff registered them; null when they did so themselves.</summary>
    public StructureId? RegisteredByStructureId { get; private set; }
    public Instant RegisteredAt { get; private set; }

    /// <summary>When the seat became theirs; null for who never had one.</summary>
    public Instant? SeatedAt { get; private set; }
    public Instant? LeftAt { get; private set; }

    /// <summary>When it was seen whether they came; null until then.</summary>
    public Instant? AttendanceAt { get; private set; }

    /// <summary>One more with each change that calendars must learn (RFC 5546).</summary>
    public int Sequence { get; private set; }

    /// <summary>True for who has a seat or waits for one.</summary>
    public bool IsLive => State is SeatState.Seated or SeatState.Waiting;

    /// <summary>True for who takes a seat.</summary>
    public bool TakesSeat => State is SeatState.Seated or SeatState.Came or SeatState.DidNotCome;

    /// <param name="seated">Whether a seat was free and is now theirs.</param>
    public static SessionRegistration Enter(OutreachSession session, ResidentId resident, int number, bool seated, StructureId? by, Instant at) =>
        new(session.TerritoryId, SessionRegistrationId.New(), session.Id, resident, number, at)
        {
            State = seated ? SeatState.Seated : SeatState.Waiting,
            SeatedAt = seated ? at : null,
            RegisteredByStructureId = by,
        };

    /// <summary>A seat is free, and theirs.</summary>
    public void Promote(Instant now) => (State, SeatedAt) = (SeatState.Seated, now);

    /// <summary>Whether they can still give their place back; null when they can.</summary>
    public Refusal? JudgeLeaving() => IsLive ? null
        : new RegistrationNotInThisState(State is SeatState.Left ? "Cette personne n'est plus inscrite." : "La présence de cette personne est déjà notée.", State);

    public void Leave(Instant now)
    {
        (State, LeftAt, AttendanceAt) = (SeatState.Left, now, null);
        Sequence++;
    }

    /// <summary>Notes whether they came; saying otherwise later corrects it, and what was seen before a correction does not undo it.</summary>
    public Outcome<SessionRegistration> Attend(bool came, Instant at)
    {
        if (!TakesSeat)
            return new RegistrationNotInThisState("Cette personne n'a pas de place à cette séance. Si elle est venue, comptez-la parmi les passages.", State);
        var seen = came ? SeatState.Came : SeatState.DidNotCome;
        if (AttendanceAt > at && State != seen)
            return new RegistrationNotInThisState("Un collègue a noté autre chose depuis. Vérifiez auprès de lui, puis corrigez la présence si besoin.", State);
        if (AttendanceAt > at) return this;
        (State, AttendanceAt) = (seen, at);
        return this;
    }

    /// <summary>Its session has another hour or place, or is cancelled: calendars learn it by the next sequence.</summary>
    public void FollowSession() => Sequence++;
}
