using Inclusion.Assistance;
using Inclusion.Platform.Access;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Where a request stands; it never goes back.</summary>
public enum GrcState
{
    /// <summary>Recorded; it leaves for the GRC as soon as that answers.</summary>
    Queued,
    /// <summary>The GRC took it.</summary>
    Sent,
    /// <summary>The GRC says that it has it (« accusé »).</summary>
    Acknowledged,
    /// <summary>Somebody deals with it.</summary>
    InProgress,
    /// <summary>It was granted, or settled.</summary>
    Done,
    /// <summary>It was refused.</summary>
    Rejected,
    /// <summary>It did not leave: a person decides whether it is tried again or given up.</summary>
    Failed,
}

/// <summary>What the GRC tells of a request.</summary>
public enum GrcNews { Acknowledged, InProgress, Done, Rejected, PapersAsked, PapersReceived }

/// <summary>A resident's request on its way to the town's GRC (« demande »), and the days that the law counts from it.</summary>
public sealed class GrcRequest
{
    public const int ReferenceMax = 80;

    /// <summary>Working days for the two receipts (CRPA R112-11-1).</summary>
    private const int RegistrationDays = 1, ReceptionDays = 10;

    private GrcRequest(TerritoryId territoryId, GrcRequestId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public GrcRequestId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public AssistedProcedureId ProcedureId { get; private set; }
    public GrcRequestKindId KindId { get; private set; }
    public GrcState State { get; private set; }
    public Instant QueuedAt { get; private set; }
    public Instant StateChangedAt { get; private set; }
    public Instant? SentAt { get; private set; }
    public Instant? AbandonedAt { get; private set; }
    public OutgoingFault? LastFault { get; private set; }

    /// <summary>The GRC's own number for it.</summary>
    public string? Reference { get; private set; }

    public LocalDate ReceivedOn { get; private set; }
    public LocalDate RegistrationDueOn { get; private set; }
    public LocalDate ReceptionDueOn { get; private set; }
    public SilenceEffect SilenceMeans { get; private set; }
    public int SilenceMonths { get; private set; }

    /// <summary>Since when missing papers are awaited; null while none are.</summary>
    public LocalDate? SuspendedOn { get; private set; }
    public int SuspendedDays { get; private set; }

    public bool IsClosed => State is GrcState.Done or GrcState.Rejected || AbandonedAt is not null;

    /// <summary>True while a person must decide.</summary>
    public bool AwaitsDecision => State is GrcState.Failed && AbandonedAt is null;

    /// <summary>The last day for an answer; null while missing papers are awaited, and once it is settled.</summary>
    public LocalDate? SilenceSpeaksAfter =>
        IsClosed || SuspendedOn is not null ? null : new SilenceRule(SilenceMeans, SilenceMonths).SpeaksAfter(ReceivedOn, SuspendedDays);

    /// <param name="submitted">What was submitted, and by which structure.</param>
    /// <param name="kind">What it is, and so what silence will mean.</param>
    /// <param name="receivedOn">The day that the town's clocks show.</param>
    public static GrcRequest Record(TerritoryId town, ProcedureSubmitted submitted, GrcRequestKind kind, LocalDate receivedOn, HolidayRegion region, Instant now) => new(town, GrcRequestId.New())
    {
        StructureId = submitted.Structure,
        ResidentId = submitted.Resident,
        ProcedureId = submitted.Procedure,
        KindId = kind.Id,
        State = GrcState.Queued,
        QueuedAt = now,
        StateChangedAt = now,
        ReceivedOn = receivedOn,
        RegistrationDueOn = WorkingDays.After(receivedOn, RegistrationDays, region),
        ReceptionDueOn = WorkingDays.After(receivedOn, ReceptionDays, region),
        SilenceMeans = kind.SilenceMeans,
        SilenceMonths = kind.SilenceMonths,
    };

    /// <summary>The GRC took our call. It may have told more already.</summary>
    public void Leave(Instant now)
    {
        (SentAt, LastFault) = (SentAt ?? now, null);
        if (State is GrcState.Queued or GrcState.Failed) Become(GrcState.Sent, now);
    }

    public void Stumble(OutgoingFault fault) => LastFault = fault;

    /// <summary>Trying again by itself does not help.</summary>
    public void Fail(OutgoingFault fault, Instant now)
    {
        LastFault = fault;
        if (State is GrcState.Queued) Become(GrcState.Failed, now);
    }

    public void TryAgain(Instant now) => Become(GrcState.Queued, now);

    public void Abandon(Instant now) => (AbandonedAt, StateChangedAt) = (now, now);

    /// <summary>Takes what the GRC tells. What is older than what is known already changes nothing.</summary>
    /// <returns>True when something changed.</returns>
    public bool Hear(GrcNews news, string? reference, LocalDate today, Instant now)
    {
        if (IsClosed) return false;
        if (news is GrcNews.PapersAsked or GrcNews.PapersReceived) return news is GrcNews.PapersAsked ? Suspend(today) : Resume(today);
        var told = news switch
        {
            GrcNews.Acknowledged => GrcState.Acknowledged,
            GrcNews.InProgress => GrcState.InProgress,
            GrcNews.Done => GrcState.Done,
            _ => GrcState.Rejected,
        };
        if (Rank(told) <= Rank(State)) return false;
        (Reference, SentAt, LastFault) = (reference ?? Reference, SentAt ?? now, null);
        Become(told, now);
        return true;
    }

    private bool Suspend(LocalDate today)
    {
        if (SuspendedOn is not null) return false;
        SuspendedOn = today;
        return true;
    }

    private bool Resume(LocalDate today)
    {
        if (SuspendedOn is not { } since) return false;
        (SuspendedDays, SuspendedOn) = (SuspendedDays + Period.DaysBetween(since, today), null);
        return true;
    }

    private void Become(GrcState state, Instant now) => (State, StateChangedAt) = (state, now);

    private static int Rank(GrcState state) => state switch
    {
        GrcState.Queued or GrcState.Failed => 0,
        GrcState.Sent => 1,
        GrcState.Acknowledged => 2,
        GrcState.InProgress => 3,
        _ => 4,
    };
}
