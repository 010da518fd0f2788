using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>What is agreed when an appointment is booked.</summary>
/// <param name="Reason">What it is for.</param>
/// <param name="Resident">Who is helped.</param>
/// <param name="Place">Where; null by telephone, by video or at home.</param>
/// <param name="Mediators">One mediator, or two together, in the order of their ids.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="Follows">The structure that receives: the first mediator's.</param>
/// <param name="BookedBy">The structure that books; null for a resident.</param>
public sealed record BookingTerms(
    Reason Reason, ResidentId Resident, PlaceId? Place, IReadOnlyList<ProfessionalId> Mediators, Instant StartsAt, BookingKind Kind,
    StructureId Follows, StructureId? BookedBy)
{
    /// <summary>What the booking takes of its mediators' time, buffer included.</summary>
    public Interval Takes => new(StartsAt, StartsAt + Reason.Occupies);

    /// <summary>From the beginning to the end that the resident is told.</summary>
    public Interval Lasts => new(StartsAt, StartsAt + Duration.FromMinutes(Reason.Terms.DurationMinutes));
}

/// <summary>A meeting agreed between a resident and one or two mediators (« rendez-vous »).</summary>
public sealed class Appointment
{
    /// <summary>The longest reference of a prescriber, in characters.</summary>
    public const int ReferenceMax = 80;

    private Appointment(
        TerritoryId territoryId, AppointmentId id, StructureId structureId, StructureId? bookedByStructureId, ResidentId residentId, ReasonId reasonId,
        PlaceId? placeId, Instant startsAt, Instant endsAt, BookingKind kind, Instant bookedAt) =>
        (TerritoryId, Id, StructureId, BookedByStructureId, ResidentId, ReasonId, PlaceId, StartsAt, EndsAt, Kind, BookedAt, StateChangedAt) =
        (territoryId, id, structureId, bookedByStructureId, residentId, reasonId, placeId, startsAt, endsAt, kind, bookedAt, bookedAt);

    public TerritoryId TerritoryId { get; private set; }
    public AppointmentId Id { get; private set; }

    /// <summary>The structure that follows the resident in this: the mediators'.</summary>
    public StructureId StructureId { get; private set; }

    /// <summary>The structure whose staff or program booked it; null when the resident did.</summary>
    public StructureId? BookedByStructureId { get; private set; }
    public ResidentId ResidentId { get; private set; }
    public ReasonId ReasonId { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public Instant StartsAt { get; private set; }

    /// <summary>When it ends, buffer not included; the end itself is free for the next.</summary>
    public Instant EndsAt { get; private set; }
    public BookingKind Kind { get; private set; }
    public Instant BookedAt { get; private set; }
    public AppointmentState State { get; private set; }

    /// <summary>The state before this one, kept while it can be taken back.</summary>
    public AppointmentState? StateBefore { get; private set; }
    public Instant StateChangedAt { get; private set; }

    /// <summary>Why it was given up; null unless cancelled.</summary>
    public CancellingReason? CancelledBecause { get; private set; }

    /// <summary>True when the resident gave it up later than the reason allows.</summary>
    public bool IsLateCancellation { get; private set; }

    /// <summary>0 at the booking; one more with each change that calendars must learn (RFC 5546).</summary>
    public int Sequence { get; private set; }

    /// <summary>The partner's program that asked for it; null when staff booked.</summary>
    public PartnerClientId? PrescriberId { get; private set; }

    /// <summary>The partner's own reference for it, unique among that partner's.</summary>
    public string? PrescriberReference { get; private set; }

    public bool IsCancelled => State is AppointmentState.CancelledByResident or AppointmentState.CancelledByTown;

    /// <summary>True while it takes its mediators' time.</summary>
    public bool Occupies => !IsCancelled;

    /// <summary>Books; the past and the notice of the reason are judged here, the opening and the overlap where they are known.</summary>
    public static Outcome<Appointment> Book(TerritoryId town, BookingTerms terms, Instant now)
    {
        if (Judge(terms, now) is { } refusal) return refusal;

        var booked = new Appointment(town, AppointmentId.New(), terms.Follows, terms.BookedBy, terms.Resident, terms.Reason.Id, terms.Place,
            terms.StartsAt, terms.Lasts.End, terms.Kind, now);
        if (terms.Kind is BookingKind.DropIn) booked.Become(AppointmentState.Arrived, now);
        return booked;
    }

    /// <summary>Gives it another hour, place or mediators; calendars learn it by the next sequence.</summary>
    public Outcome<Appointment> Move(BookingTerms terms, Instant now)
    {
        if (State is not AppointmentState.Planned) return NotInThisState.Of(this, "On ne déplace qu'un rendez-vous prévu.");
        if (Judge(terms, now) is { } refusal) return refusal;
        (PlaceId, StartsAt, EndsAt, Kind, StructureId) = (terms.Place, terms.StartsAt, terms.Lasts.End, terms.Kind, terms.Follows);
        Sequence++;
        return this;
    }

    public Outcome<Appointment> Cancel(CancellingSide side, CancellingReason because, Reason reason, Instant now)
    {
        if (State is not (AppointmentState.Planned or AppointmentState.Arrived))
            return NotInThisState.Of(this, "Seul un rendez-vous à venir ou en attente s'annule.");
        IsLateCancellation = side is CancellingSide.Resident && !reason.MayCancel(StartsAt, now);
        CancelledBecause = because;
        Become(side is CancellingSide.Resident ? AppointmentState.CancelledByResident : AppointmentState.CancelledByTown, now);
        Sequence++;
        return this;
    }

    public Outcome<Appointment> Arrive(Instant now) =>
        Step(AppointmentState.Arrived, now, "Seul un rendez-vous prévu attend une arrivée.", AppointmentState.Planned);

    /// <summary>The help was given. A mediator who forgot to note the arrival may say so directly.</summary>
    public Outcome<Appointment> Honour(Instant now)
    {
        if (State is AppointmentState.Planned && StartsAt > now + Duration.FromHours(1))
            return NotInThisState.Of(this, "Ce rendez-vous n'a pas encore eu lieu.");
        return Step(AppointmentState.Honoured, now, "Ce rendez-vous est déjà clos.", AppointmentState.Planned, AppointmentState.Arrived);
    }

    public Outcome<Appointment> MissedByResident(Instant now)
    {
        if (StartsAt > now) return NotInThisState.Of(this, "L'heure du rendez-vous n'est pas passée.");
        return Step(AppointmentState.NoShow, now, "Seul un rendez-vous prévu peut être manqué.", AppointmentState.Planned);
    }

    /// <summary>Takes the last change of state back, on the day it was made, in the town's zone. Taking a booking back is cancelling it.</summary>
    public Outcome<Appointment> Undo(Instant now, DateTimeZone zone)
    {
        if (StateBefore is not { } before) return NotInThisState.Of(this, "Rien n'a changé que l'on puisse reprendre.");
        if (StateChangedAt.InZone(zone).Date != now.InZone(zone).Date) return new TooLateToUndo();
        if (IsCancelled) Sequence++;
        (State, StateBefore, StateChangedAt) = (before, null, now);
        (CancelledBecause, IsLateCancellation) = (null, false);
        return this;
    }

    public void PrescribedBy(PartnerClientId prescriber, string reference) => (PrescriberId, PrescriberReference) = (prescriber, reference);

    /// <summary>What the reason and the clock say of a booking; a drop-in may have begun within the hour.</summary>
    public static Refusal? Judge(BookingTerms terms, Instant now)
    {
        var reason = terms.Reason;
        if (!reason.IsActive) return new ReasonNotBookable("Ce motif n'est plus proposé. Choisissez-en un autre.", "reasonId");
        if (terms.Mediators.Distinct().Count() != reason.Terms.MediatorsNeeded) return new MediatorsMismatch(reason.Terms.MediatorsNeeded);
        var earliest = terms.Kind is BookingKind.DropIn ? now - Duration.FromHours(1) : now;
        if (terms.StartsAt < earliest) return new SlotInPast();
        var isWithin = terms.Kind is not BookingKind.InOpening || reason.IsWithinNotice(terms.StartsAt, now);
        return isWithin ? null : OutsideNotice.Of(reason, "startsAt");
    }

    private Outcome<Appointment> Step(AppointmentState next, Instant now, string otherwise, params AppointmentState[] from)
    {
        if (!from.Contains(State)) return NotInThisState.Of(this, otherwise);
        Become(next, now);
        return this;
    }

    private void Become(AppointmentState next, Instant now) => (State, StateBefore, StateChangedAt) = (next, State, now);
}
