using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>Seals the journal behind its writers, and anchors the chain outside the database.</summary>
public sealed class JournalSealer(NpgsqlDataSource source, AnchorFile anchor)
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

    private static async Task<List<JournalBlock>> ChainAsync(NpgsqlConnection connection, string sql, int[] arguments, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = argument });
        return await ReadAsync(command, stop);
    }

    private async Task AnchorAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select {JournalBlock.Columns} from journal_block where number > $1 order by number", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = await anchor.LastAsync(stop) });
        var blocks = await ReadAsync(command, stop);
        if (blocks.Count > 0) await anchor.AppendAsync(blocks, stop);
    }

    private static async Task<List<JournalBlock>> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        var blocks = new List<JournalBlock>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) blocks.Add(JournalBlock.Read(rows));
        return blocks;
    }
}
