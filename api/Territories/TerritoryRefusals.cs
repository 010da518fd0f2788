using Inclusion.Platform;

namespace Inclusion.Territories;

/// <summary>Another structure of the town has this name already, whatever its accents and capitals.</summary>
public sealed record StructureNameTaken(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The structure cannot be archived: somebody works for it alone, or a partner's program belongs to it.</summary>
/// <param name="Professionals">How many professionals have no other structure that is open.</param>
/// <param name="PartnerClients">How many partner programs of it are not revoked.</param>
public sealed record StructureInUse(string Message, int Professionals, int PartnerClients, params string[] Path) : Refusal(Message, Path);

/// <summary>A list of the input is empty, and must hold something.</summary>
public sealed record NothingChosen(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>Another professional of the town has this address.</summary>
public sealed record EmailTaken(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The town would have no administrator left, and nobody could change its settings any more.</summary>
public sealed record LastAdministrator(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The professional no longer works here.</summary>
public sealed record AlreadyDeparted(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>Nobody can hand over to this person: they are leaving too, or are the one who leaves.</summary>
public sealed record NotASuccessor(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>What the person leaves cannot go to the successor as it is: a room says what to settle first.</summary>
public sealed record HandOverBlocked(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The account has no second factor to reset: it was never set up, or the person has no account.</summary>
public sealed record NoSecondFactor(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>No such scope can be granted.</summary>
public sealed record UnknownScope(string Message, params string[] Path) : Refusal(Message, Path);

/// <summary>The program was revoked: its credentials are gone for good. Create another one.</summary>
public sealed record ClientRevoked(string Message, params string[] Path) : Refusal(Message, Path);
