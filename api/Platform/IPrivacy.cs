using NodaTime;

namespace Inclusion.Platform;

/// <summary>
/// What a room that holds <c>resident_id</c> does for a resident's rights over their data. Each such room has one class
/// <c>…Privacy</c>, found by reflection; a test fails for a table with a <c>resident_id</c> that none of them names.
/// Everything runs in the operation's transaction and its town.
/// </summary>
public interface IPrivacy
{
    /// <summary>The tables with a <c>resident_id</c> that this class answers for.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Two records are the same person: everything of the absorbed one becomes the kept one's.</summary>
    Task MergeAsync(Guid kept, Guid absorbed, CancellationToken stop);

    /// <summary>What the room keeps of a resident, for the person themselves to read (RGPD 15).</summary>
    Task<IReadOnlyList<KeptFact>> ExportAsync(Guid resident, CancellationToken stop);

    /// <summary>Takes away what identifies the resident (RGPD 17). What must be kept as proof keeps its ids only.</summary>
    Task EraseAsync(Guid resident, CancellationToken stop);

    /// <summary>Until when the room still needs what it holds; null when it holds nothing that needs keeping.</summary>
    Task<Instant?> KeepUntilAsync(Guid resident, Retention retention, CancellationToken stop);
}

/// <summary>One thing that is kept of a resident, said in French so that they can read it.</summary>
/// <param name="Section">Under which heading: « Moyens de vous joindre ».</param>
/// <param name="Name">What it is: « Téléphone mobile ».</param>
/// <param name="Value">What is written.</param>
/// <param name="Since">When it was written; null when that is not kept.</param>
public sealed record KeptFact(string Section, string Name, string Value, Instant? Since = null);

/// <summary>How long a town keeps what it holds; each town says it for itself.</summary>
/// <param name="AfterContact">From the last contact with the resident.</param>
/// <param name="AsProof">For what proves that something was done rightly.</param>
public sealed record Retention(Duration AfterContact, Duration AsProof);
