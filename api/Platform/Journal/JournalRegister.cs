using NodaTime;

namespace Inclusion.Platform.Journal;

/// <summary>One of the three registers of the journal, as it is stored.</summary>
/// <param name="Name">Its name in the chain.</param>
/// <param name="Table">Its partitioned table.</param>
/// <param name="KeptMonths">For how many whole months an entry stays at least, whatever the settings say.</param>
public sealed record JournalRegister(string Name, string Table, int KeptMonths)
{
    /// <summary>Acts are proof for five years; readings and refused sign-ins are kept six months to a year (CNIL, journalisation).</summary>
    public static readonly IReadOnlyList<JournalRegister> All =
    [
        new("ACT", "journal_act", 60), new("READING", "journal_reading", 6), new("SECURITY", "journal_security", 6),
    ];

    /// <summary>The columns that are sealed, in the order of <see cref="EntryDigest"/>.</summary>
    public string Columns => Name == "SECURITY"
        ? "position, null::uuid, id, happened_at, operation, actor_kind, actor_id, null::uuid, origin, subject_ids, subject_nouns"
        : "position, territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns";

    /// <summary>The first instant at which a partition may be dropped; null for one that bears no month.</summary>
    public Instant? MayBeDroppedFrom(string partition)
    {
        if (!partition.StartsWith($"{Table}_", StringComparison.Ordinal)) return null;
        var month = NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("yyyy'_'MM").Parse(partition[(Table.Length + 1)..]);
        return month.Success ? month.Value.PlusMonths(1 + KeptMonths).AtMidnight().InUtc().ToInstant() : null;
    }
}
