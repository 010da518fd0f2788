using Inclusion.Platform;

namespace Inclusion.Grc;

/// <summary>The address of the GRC is not https, or leads into a private network.</summary>
public sealed record TargetNotAllowed() : Refusal(
    "Cette adresse ne peut pas être appelée : il faut une adresse https du réseau public. Pour une GRC du réseau interne, demandez à l'exploitant de la déclarer.", "targetUrl");

/// <summary>The town has not said yet where its GRC is.</summary>
public sealed record GrcNotConnected() : Refusal("Votre collectivité n'a pas encore relié sa GRC. Donnez d'abord son adresse.");

/// <summary>The request does not wait for a decision: it has left, is being tried, or was given up.</summary>
/// <param name="State">Where it stands.</param>
public sealed record GrcRequestNotFailed(GrcState State) : Refusal("Cette demande n'attend pas de décision : elle est partie, repart d'elle-même ou a été abandonnée.", "grcRequestId");
