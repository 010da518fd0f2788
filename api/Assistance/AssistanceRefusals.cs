using Inclusion.Platform;

namespace Inclusion.Assistance;

/// <summary>Nothing may be done on a resident's behalf without a mandate to the structure that was live at that instant and covers the theme.</summary>
public sealed record MandateMissing() : Refusal(
    "Aucun mandat en cours ne permet à votre structure de faire cette démarche à la place de la personne. Faites-lui signer un mandat pour ce thème, ou accompagnez-la sans agir à sa place.", "mode");

/// <summary>What is recorded has happened already.</summary>
public sealed record NotYetHappened() : Refusal("Cette date est dans le futur : notez ce qui a été fait.", "happenedAt");

/// <summary>A device has sent this record already.</summary>
public sealed record DeviceRecordKnown() : Refusal("Cet enregistrement a déjà été reçu de votre appareil. Rien n'a été écrit deux fois.", "deviceRecordId");

/// <summary>The procedure has gone to the GRC already.</summary>
public sealed record AlreadySubmitted() : Refusal("Cette démarche a déjà été transmise. Suivez la demande dans la liste.", "assistedProcedureId");

/// <summary>The town's GRC takes no request of this kind.</summary>
public sealed record RequestKindUnknown() : Refusal("Votre collectivité ne transmet pas ce type de demande. Choisissez-le dans la liste.", "requestKind");

/// <summary>An individual report names at most one person; a group has at least two.</summary>
public sealed record ParticipantsMismatch(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>An activity at home or elsewhere says in which commune.</summary>
public sealed record CommuneMissing() : Refusal("Pour une aide à domicile ou ailleurs, donnez le code INSEE de la commune.", "inseeCode");
