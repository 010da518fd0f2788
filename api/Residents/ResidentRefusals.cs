using Inclusion.Platform;

namespace Inclusion.Residents;

/// <summary>The person is probably recorded already. Look at the candidates; if none is the person, ask again with `evenIfSimilar`.</summary>
/// <param name="Candidates">Who they may be, the likeliest first; 1 to 5.</param>
public sealed record ProbableDuplicates(string Message, IReadOnlyList<ResidentType> Candidates, params string[] Path) : Refusal(Message, Path);

/// <summary>The caller's structure does not follow this resident, so their file is not the caller's to change.</summary>
public sealed record NotFollowed(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The resident has this contact point already.</summary>
public sealed record ContactPointKnown(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The resident has as many contact points as a file holds.</summary>
/// <param name="Most">How many a file holds.</param>
public sealed record TooManyContactPoints(string Message, int Most, params string[] Path) : Refusal(Message, Path);

/// <summary>A record cannot be merged into itself.</summary>
public sealed record SameResident(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The caller works for no structure, and a resident is recorded by one.</summary>
public sealed record WorksForNoStructure(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>A consent signed on the screen comes with its signature.</summary>
public sealed record SignatureMissing() : Refusal("Faites signer la personne dans le cadre, ou choisissez une autre façon de consentir.", "signature");

/// <summary>The resident has consented to this already, and the consent is live.</summary>
public sealed record ConsentAlreadyGiven() : Refusal("Un consentement à cette structure, pour ce but, est déjà en cours. Pour en changer, retirez-le d'abord.", "structureId");

/// <summary>Refusals that several use cases of the room give alike.</summary>
public static class ResidentRefusals
{
    public static UnknownId Unknown(params string[] path) => new("Nous ne trouvons pas cet usager. Cherchez-le de nouveau.", path);

    public static UnknownId UnknownContactPoint(params string[] path) => new("Ce moyen de joindre l'usager n'existe plus.", path);

    public static NotFollowed NotFollowed(params string[] path) =>
        new("Votre structure ne suit pas cet usager. Demandez à la structure qui le suit, ou à la coordination.", path);
}
