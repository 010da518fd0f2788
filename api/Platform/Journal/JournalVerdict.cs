namespace Inclusion.Platform.Journal;

/// <summary>Something wrong in the journal.</summary>
/// <param name="Block">The block it was found in; null when it is the whole.</param>
/// <param name="What">A French sentence for the person who verifies.</param>
public sealed record JournalFault(long? Block, string What);

/// <summary>What verifying the journal found.</summary>
/// <param name="Blocks">How many blocks the chain holds.</param>
/// <param name="Sealed">How many entries were read and agree with their block.</param>
/// <param name="Unsealed">How many entries wait for the sealer; nothing proves these yet.</param>
/// <param name="Dropped">How many months were dropped after their time; their digests agree.</param>
/// <param name="Faults">What is wrong; empty when the journal is whole.</param>
/// <param name="Remarks">What a person should know, and is no proof of anything.</param>
public sealed record JournalVerdict(
    long Blocks, long Sealed, long Unsealed, int Dropped, IReadOnlyList<JournalFault> Faults, IReadOnlyList<string> Remarks)
{
    public bool IsWhole => Faults.Count == 0;
}
