using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What takes a mediator's time.</summary>
public enum TimeKind
{
    /// <summary>A slot kept while a form is filled in.</summary>
    Hold,
    /// <summary>An appointment.</summary>
    Appointment,
    /// <summary>A session held outside the town hall.</summary>
    Outreach,
    /// <summary>The way to or from a place.</summary>
    Travel,
    /// <summary>Busy in the mediator's own calendar.</summary>
    Outside,
}

/// <summary>A stretch of a mediator's time that is taken, buffer included. Two that block never overlap: the database decides.</summary>
public sealed class MediatorTime
{
    private MediatorTime(TerritoryId territoryId, MediatorTimeId id, ProfessionalId mediatorId, TimeKind kind, Guid subjectId, Instant startsAt, Instant endsAt, bool blocking, Instant? expiresAt) =>
        (TerritoryId, Id, MediatorId, Kind, SubjectId, StartsAt, EndsAt, Blocking, ExpiresAt) =
        (territoryId, id, mediatorId, kind, subjectId, startsAt, endsAt, blocking, expiresAt);

    public TerritoryId TerritoryId { get; private set; }
    public MediatorTimeId Id { get; private set; }
    public ProfessionalId MediatorId { get; private set; }
    public TimeKind Kind { get; private set; }

    /// <summary>The hold, appointment or session that takes the time.</summary>
    public Guid SubjectId { get; private set; }
    public Instant StartsAt { get; private set; }

    /// <summary>The end, buffer included; it is free itself.</summary>
    public Instant EndsAt { get; private set; }
    public bool Blocking { get; private set; }

    /// <summary>Until when a hold keeps it; null for what is settled.</summary>
    public Instant? ExpiresAt { get; private set; }

    /// <summary>Takes the time of <paramref name="mediator"/> for something settled.</summary>
    public static MediatorTime Take(TerritoryId town, ProfessionalId mediator, TimeKind kind, Guid subject, Interval during) =>
        new(town, MediatorTimeId.New(), mediator, kind, subject, during.Start, during.End, true, null);

    /// <summary>Keeps the time of <paramref name="mediator"/> until <paramref name="expiresAt"/>.</summary>
    public static MediatorTime Keep(TerritoryId town, ProfessionalId mediator, Guid hold, Interval during, Instant expiresAt) =>
        new(town, MediatorTimeId.New(), mediator, TimeKind.Hold, hold, during.Start, during.End, true, expiresAt);
}
