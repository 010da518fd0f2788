using Inclusion.Platform;

namespace Inclusion.Residents;

/// <summary>
/// Two records were the same person: the absorbed one holds nothing any more and points to the kept one. Rows with a
/// <c>resident_id</c> have moved already (<see cref="IPrivacy.MergeAsync"/>); this is for what must happen beside that.
/// </summary>
public sealed record ResidentsMerged(ResidentId Kept, ResidentId Absorbed) : IFact;
