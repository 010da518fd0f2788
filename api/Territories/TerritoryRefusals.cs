using Inclusion.Platform;

namespace Inclusion.Territories;

/// <summary>Another structure of the town has this name already, whatever its accents and capitals.</summary>
public sealed record StructureNameTaken(string Message, params string[] Path) : Refusal(Message, Path);
