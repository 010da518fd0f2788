using System.Data;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>
/// Reads the whole journal, over all towns, and compares it with its chain and its anchors: finds an entry edited, deleted
/// or inserted, a broken chain, a cut tail. It hashes by itself and asks the database for rows only.
/// </summary>
/// <remarks>The connection's role must see every town: the owner, or a superuser.</remarks>
public sealed class JournalVerification(NpgsqlConnection connection, AnchorFile anchor, IClock clock)
{
    private readonly List<JournalFault> _faults = [];
    private readonly List<string> _remarks = [];
    private long _sealed, _unsealed;

    /// <param name="heads">Heads that were kept elsewhere (a mail), by number.</param>
    public async Task<JournalVerdict> VerifyAsync(IReadOnlyDictionary<long, byte[]> heads, CancellationToken stop)
    {
        var anchors = anchor.Exists ? await anchor.ReadAsync(stop) : null;
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var chain = await ReadChainAsync(new ChainVerification(anchors, heads, clock.GetCurrentInstant()), stop);
        foreach (var register in JournalRegister.All) await VerifyAsync(register, chain, stop);
        if (anchors is { Unreadable: > 0 }) _remarks.Add($"{anchors.Unreadable} ligne(s) du fichier d'ancrage ne se lisent pas.");
        if (chain.Unanchored > 0) _remarks.Add($"{chain.Unanchored} bloc(s) attendent leur ancrage.");
        return new JournalVerdict(chain.Blocks.Count, _sealed, _unsealed, chain.Dropped.Count, [.. chain.Faults, .. _faults.OrderBy(fault => fault.Block)], _remarks);
    }

    private async Task<ChainVerification> ReadChainAsync(ChainVerification chain, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select {JournalBlock.Columns} from journal_block order by number", connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) chain.Add(JournalBlock.Read(rows));
        chain.Finish();
        return chain;
    }

    private async Task VerifyAsync(JournalRegister register, ChainVerification chain, CancellationToken stop)
    {
        var seals = chain.Blocks.Where(block => block.IsSeal && block.Register == register.Name).ToList();
        var done = seals.Select(block => block.To).DefaultIfEmpty().Max();
        var before = SealedBefore(seals);
        var byPartition = seals.ToLookup(block => block.Partition);
        var partitions = await PartitionsAsync(register, stop);
        foreach (var partition in partitions)
        {
            var expected = chain.Dropped.ContainsKey(partition) ? [] : byPartition[partition].OrderBy(block => block.From).ToList();
            var reading = new PartitionVerification(partition, expected, before, done);
            await ReadPartitionAsync(register, reading, stop);
            (_sealed, _unsealed) = (_sealed + reading.Sealed, _unsealed + reading.Unsealed);
            _faults.AddRange(reading.Faults);
            _remarks.AddRange(reading.Remarks);
        }

        foreach (var lost in byPartition.Where(group => !partitions.Contains(group.Key) && !chain.Dropped.ContainsKey(group.Key)))
            _faults.Add(new(lost.First().Number, $"Blocs {lost.First().Number} à {lost.Last().Number} : la partition {lost.Key} a disparu sans bloc de suppression."));
    }

    /// <summary>When the turn before each block of a register ended: an entry that claims to be much older came late.</summary>
    private static Dictionary<long, Instant> SealedBefore(List<JournalBlock> seals)
    {
        var before = new Dictionary<long, Instant>();
        for (var at = 1; at < seals.Count; at++)
            before[seals[at].Number] = seals[at].From > seals[at - 1].To ? seals[at - 1].SealedAt : before.GetValueOrDefault(seals[at - 1].Number);
        return before;
    }

    private async Task ReadPartitionAsync(JournalRegister register, PartitionVerification reading, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select {register.Columns} from only \"{reading.Partition}\" order by position", connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        using (reading)
        {
            while (await rows.ReadAsync(stop)) reading.Add(rows);
            reading.Finish();
        }
    }

    /// <remarks>Rows put straight into the parent cannot exist; a partition that was detached counts as gone.</remarks>
    private async Task<HashSet<string>> PartitionsAsync(JournalRegister register, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::text::regclass order by c.relname", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = register.Table });
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) names.Add(rows.GetString(0));
        return names;
    }
}
