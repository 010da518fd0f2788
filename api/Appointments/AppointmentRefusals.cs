using Inclusion.Planning;
using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>The reason is put away, or is not for this kind of caller to book.</summary>
public sealed record ReasonNotBookable(string Message, params string[] Path) : Refusal(Message, Path)
{
    public static ReasonNotBookable ByPartners(string field) => new("Ce motif n'est pas ouvert aux prescripteurs. Choisissez-en un autre, ou téléphonez à la collectivité.", field);
}

/// <summary>The partner has used this reference already: `appointments(prescriberReference:)` shows for which appointment.</summary>
public sealed record ReferenceUsed() : Refusal("Cette référence désigne déjà un rendez-vous. Donnez-en une autre, ou retrouvez le rendez-vous par elle.", "reference");

/// <summary>A partner gives an appointment up for the resident it accompanies, never for the town.</summary>
public sealed record NotYourSide() : Refusal("Un partenaire annule pour l'habitant qu'il accompagne. Pour une annulation par la collectivité, téléphonez-lui.", "side");

/// <summary>The reason takes another number of mediators.</summary>
/// <param name="Needed">How many it takes.</param>
public sealed record MediatorsMismatch(int Needed) : Refusal(
    Needed == 1 ? "Ce motif demande un seul médiateur." : $"Ce motif demande {Needed} médiateurs ensemble.", "mediatorIds");

/// <summary>The slot has begun already.</summary>
public sealed record SlotInPast() : Refusal("Cette heure est déjà passée. Choisissez un créneau à venir.", "startsAt");

/// <summary>The slot is sooner, or later, than the reason lets it be booked.</summary>
/// <param name="MinMinutes">The shortest notice, in minutes.</param>
/// <param name="MaxDays">The longest notice, in days.</param>
public sealed record OutsideNotice(string Message, int MinMinutes, int MaxDays, params string[] Path) : Refusal(Message, Path)
{
    public static OutsideNotice Of(Reason reason, string field) => new(
        $"Ce motif se réserve au plus tôt {reason.Terms.NoticeMaxDays} jours et au plus tard {reason.Terms.NoticeMinMinutes} minutes avant.",
        reason.Terms.NoticeMinMinutes, reason.Terms.NoticeMaxDays, field);
}

/// <summary>The mediator is not open for this reason at this place for the whole of that time: a closed hour, a holiday or an absence.</summary>
public sealed record OutsideOpening() : Refusal(
    "Ce créneau n'est pas ouvert à la réservation : heure fermée, jour férié ou absence. Choisissez un créneau proposé.", "startsAt");

/// <summary>Somebody else took the slot first.</summary>
public sealed record SlotTaken : Refusal, ICompletedAfterRollback
{
    private readonly ReasonId _reason;
    private readonly Instant _wanted;
    private IReadOnlyList<FreeSlotType> _alternatives = [];

    public SlotTaken(ReasonId reason, Instant wanted) : base("Ce créneau vient d'être pris. En voici d'autres.", "startsAt") =>
        (_reason, _wanted) = (reason, wanted);

    /// <summary>Up to three slots that are free now, the nearest first.</summary>
    public IReadOnlyList<FreeSlotType> Alternatives => _alternatives;

    public async Task CompleteAsync(IServiceProvider services, CancellationToken stop) =>
        _alternatives = await FreeSlotQueries.FreshAlternativesAsync(_reason, _wanted, services, stop);
}

/// <summary>The appointment is not in a state from which this can be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record NotInThisState(string Message, AppointmentState State) : Refusal(Message)
{
    public static NotInThisState Of(Appointment appointment, string message) => new(message, appointment.State);
}

/// <summary>A change of state is taken back on its own day only.</summary>
public sealed record TooLateToUndo() : Refusal("Ce changement ne date pas d'aujourd'hui : il ne peut plus être repris.");

/// <summary>What has happened since forbids taking the change back: the voucher that was to pay for the appointment is spent.</summary>
public sealed record UndoBlocked(string Message) : Refusal(Message);

/// <summary>The hold has ended, or is somebody else's: the slot is no longer kept.</summary>
public sealed record HoldExpired() : Refusal("Le créneau n'est plus gardé pour vous. Choisissez-le à nouveau.", "holdId");

/// <summary>One person keeps too many slots at once.</summary>
/// <param name="Max">How many one person may keep.</param>
public sealed record TooManyHolds(int Max) : Refusal($"Vous gardez déjà {Max} créneaux. Terminez ou abandonnez une réservation d'abord.");

