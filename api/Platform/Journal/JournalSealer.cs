using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>Seals the journal behind its writers, and anchors the chain outside the database.</summary>
public sealed class JournalSealer(NpgsqlDataSource source, AnchorFile anchor, ILogger<JournalSealer> log)
{
    /// <summary>
    /// Seals what is surely finished. Gives the blocks made: none when there was nothing, when another sealer is at work,
    /// or when a writer stayed open; the next turn takes it up. A block whose anchoring failed is anchored at the next turn.
    /// </summary>
    public async Task<IReadOnlyList<JournalBlock>> SealAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var made = await ChainAsync(connection, $"select {JournalBlock.Columns} from journal_seal()", [], stop);
        await AnchorAsync(connection, stop);
        return made;
    }

    /// <summary>Prepares the partitions of the coming months, and drops those whose time is over.</summary>
    public async Task<IReadOnlyList<JournalBlock>> KeepMonthsAsync(int actMonths, int readingMonths, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using (var prepare = new NpgsqlCommand("select journal_prepare_months()", connection)) await prepare.ExecuteNonQueryAsync(stop);
        var dropped = await ChainAsync(connection, $"select {JournalBlock.Columns} from journal_drop_expired($1, $2)", [actMonths, readingMonths], stop);
        await AnchorAsync(connection, stop);
        return dropped;
    }

    /// <summary>The chain's last block; null before the first.</summary>
    public async Task<JournalBlock?> HeadAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        return await HeadAsync(connection, stop);
    }

    private static async Task<JournalBlock?> HeadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select {JournalBlock.Columns} from journal_block order by number desc limit 1", connection);
        return (await ReadAsync(command, stop)).FirstOrDefault();
    }

    private static async Task<List<JournalBlock>> ChainAsync(NpgsqlConnection connection, string sql, int[] arguments, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = argument });
        return await ReadAsync(command, stop);
    }

    private async Task AnchorAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var anchored = await anchor.LastAsync(stop);
        var head = (await HeadAsync(connection, stop))?.Number ?? 0;
        if (head < anchored)
            log.LogError("The journal ends at block {Head}, its anchor file at block {Anchored}: its tail was cut, or this is another database. Run verify-journal.", head, anchored);
        if (head <= anchored) return;
        await using var command = new NpgsqlCommand($"select {JournalBlock.Columns} from journal_block where number > $1 order by number", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = anchored });
        await anchor.AppendAsync(await ReadAsync(command, stop), stop);
    }

    private static async Task<List<JournalBlock>> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        var blocks = new List<JournalBlock>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) blocks.Add(JournalBlock.Read(rows));
        return blocks;
    }
}
