using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Journal;

/// <summary>What can be asked of the journal.</summary>
[Allows(Role.PrivacyOfficer)]
public static class JournalQueries
{
    /// <summary>The town's journal, the last entry first: acts of the last 5 years, readings of personal data of the last 12 months.</summary>
    /// <param name="about">Only what is about this (a resident, an appointment…).</param>
    /// <param name="from">Only from this instant on, included.</param>
    /// <param name="until">Only until this instant, excluded.</param>
    /// <param name="operation">Only this mutation or query, by its name in the contract.</param>
    /// <param name="kind">Only acts, or only readings.</param>
    public static Task<Connection<JournalEntryType>> JournalAsync(
        Page page, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop,
        GlobalId? about = null, Instant? from = null, Instant? until = null, string? operation = null, JournalEntryKind? kind = null)
    {
        if (about is { Noun: "Resident" } resident) journal.Reads(resident.Value);
        return (about is { } subject ? db.JournalAbout(subject.Value) : db.JournalEntries)
            .Where(entry => entry.TerritoryId == actor.Territory)
            .Where(entry => from == null || entry.HappenedAt >= from)
            .Where(entry => until == null || entry.HappenedAt < until)
            .Where(entry => operation == null || entry.Operation == operation)
            .Where(entry => kind == null || entry.Kind == kind)
            .ToConnectionAsync(page, entry => entry.HappenedAt, entry => entry.Id, entry => new JournalEntryType(entry), stop, lastFirst: true);
    }
}
