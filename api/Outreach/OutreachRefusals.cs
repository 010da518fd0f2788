using Inclusion.Platform;
using Inclusion.Platform.Access;

namespace Inclusion.Outreach;

/// <summary>The session would be over already, or lies more than two years ahead.</summary>
public sealed record SessionDayRefused(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>Somebody of the team is taken or away at that time.</summary>
/// <param name="MediatorIds">Who is; at most 20.</param>
public sealed record MediatorTaken(IReadOnlyList<ProfessionalId> MediatorIds) : Refusal(
    "Une personne de l'équipe est déjà prise ou absente à cette heure. Choisissez une autre heure, ou quelqu'un d'autre.", "terms", "mediatorIds");

/// <summary>The session is not in a state from which this can be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record SessionNotInThisState(string Message, SessionState State) : Refusal(Message)
{
    public static SessionNotInThisState Of(OutreachSession session, string message) => new(message, session.State);
}

/// <summary>It is too early: the session has not begun.</summary>
public sealed record SessionNotBegun(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The session is over.</summary>
public sealed record SessionOver(string Message, params string[] Path) : Refusal(Message, Path)
{
    public static SessionOver Registering() => new("Cette séance est finie : on ne s'y inscrit plus. Choisissez-en une autre.", "sessionId");
}

/// <summary>The session keeps no seats: people walk in.</summary>
public sealed record NoSeatsKept() : Refusal("Cette permanence est sans inscription : dites à la personne de venir quand elle veut.", "sessionId");

/// <summary>The resident has a seat, or a place in the waiting list, already.</summary>
public sealed record AlreadyRegistered() : Refusal("Cette personne est déjà inscrite à cette séance : elle est dans la liste, il n'y a rien à faire.", "residentId");

/// <summary>More seats are taken than would be left.</summary>
/// <param name="Taken">How many are taken.</param>
public sealed record SeatsBelowTaken(int Taken) : Refusal(
    $"{Taken} places sont déjà prises. Gardez-en au moins autant, ou libérez-en d'abord.", "terms", "seats");

/// <summary>The registration is not in a state from which this can be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record RegistrationNotInThisState(string Message, SeatState State) : Refusal(Message);

/// <summary>The kit that left had nothing of this name.</summary>
/// <param name="Name">What was named.</param>
public sealed record UnknownKitLine(string Name) : Refusal($"« {Name} » n'était pas dans le matériel emporté. Vérifiez le nom.", "kit");

/// <summary>What came back is not what left, and nobody has said why.</summary>
/// <param name="Lines">What differs, in words; at most 31.</param>
public sealed record DifferenceUnexplained(IReadOnlyList<string> Lines) : Refusal(
    $"Ce qui revient n'est pas ce qui est parti : {string.Join(", ", Lines)}. Dites pourquoi.", "differenceReason");

/// <summary>The device has used this record's identifier for something else.</summary>
public sealed record DeviceRecordUsed() : Refusal(
    "Cet enregistrement de l'appareil a déjà servi à autre chose. Saisissez-le à nouveau.", "deviceRecordId");

/// <summary>It cannot have happened at that moment: it is to come, or more than 30 days ago.</summary>
public sealed record MomentImplausible() : Refusal(
    "La date indiquée est à venir, ou a plus de 30 jours. Vérifiez l'heure de l'appareil.", "happenedAt");
