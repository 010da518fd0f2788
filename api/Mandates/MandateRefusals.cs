using Inclusion.Platform;

namespace Inclusion.Mandates;

/// <summary>A mandate lasts 1, 31, 182 or 365 days.</summary>
public sealed record MandateTermUnknown() : Refusal("Un mandat dure 1, 31, 182 ou 365 jours. Choisissez l'une de ces durées.", "termDays");

/// <summary>The resident is under legal protection: the guardian signs, and is named.</summary>
public sealed record GuardianMissing() : Refusal("La personne est sous mesure de protection : c'est la personne chargée de la mesure qui signe. Indiquez son nom.", "guardianName");

/// <summary>A guardian is named for a resident who declares no legal protection.</summary>
public sealed record GuardianUnexpected() : Refusal("Personne ne signe à la place d'un usager sans mesure de protection. Choisissez la mesure, ou retirez ce nom.", "guardianName");

/// <summary>A mandate names who gives it, and the record has no name.</summary>
public sealed record MandateNeedsName() : Refusal("Un mandat nomme la personne qui le donne. Ajoutez son nom à sa fiche, puis recommencez.", "residentId");

/// <summary>The mandate has been signed already.</summary>
public sealed record MandateAlreadySigned() : Refusal("Ce mandat est déjà signé. Pour un nouveau mandat, préparez-en un autre.", "mandateId");

/// <summary>The text whose hash was sent is not the one of this mandate.</summary>
public sealed record MandateTextDiffers() : Refusal("Le texte montré à la personne n'est pas celui de ce mandat. Affichez-le de nouveau, lisez-le avec elle, puis faites signer.", "textSha256");

/// <summary>The mandate is not live: a draft, withdrawn, or at its end.</summary>
public sealed record MandateNotLive() : Refusal("Ce mandat n'est pas en cours : il n'y a rien à retirer.", "mandateId");

/// <summary>The mandate does not cover this theme, or no longer does.</summary>
public sealed record ThemeNotInMandate() : Refusal("Ce mandat ne couvre pas, ou plus, cette thématique. Choisissez parmi celles en cours.", "themes");

/// <summary>A mandate is renewed from 30 days before its end to a year after, unless it was withdrawn.</summary>
public sealed record MandateNotRenewable() : Refusal("Un mandat se renouvelle de 30 jours avant sa fin à un an après, s'il n'a pas été retiré. Préparez plutôt un nouveau mandat.", "mandateId");

/// <summary>Another mandate renews this one already.</summary>
public sealed record MandateAlreadyRenewed() : Refusal("Ce mandat a déjà été renouvelé. Ouvrez celui qui le remplace.", "mandateId");
