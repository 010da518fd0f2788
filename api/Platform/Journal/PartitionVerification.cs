using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>Compares the entries of one partition, given in the order of their positions, with the blocks that seal them.</summary>
/// <param name="Partition">Its name.</param>
/// <param name="blocks">Its blocks, in the order of their positions.</param>
/// <param name="before">When the turn before each block ended.</param>
/// <param name="done">The register's last sealed position: what lies above waits for the sealer.</param>
internal sealed class PartitionVerification(
    string Partition, List<JournalBlock> blocks, Dictionary<long, Instant> before, long done) : IDisposable
{
    /// <summary>How far a node's clock, or a long transaction, may put an entry before its turn.</summary>
    private static readonly Duration Slack = Duration.FromHours(1);

    private readonly EntryDigest _digest = new();
    private int _at;
    private long _late, _strays;

    public string Partition { get; } = Partition;
    public long Sealed { get; private set; }
    public long Unsealed { get; private set; }
    public List<JournalFault> Faults { get; } = [];
    public List<string> Remarks { get; } = [];

    public void Add(NpgsqlDataReader row)
    {
        var position = row.GetInt64(0);
        while (_at < blocks.Count && blocks[_at].To < position) Close();
        if (_at < blocks.Count && blocks[_at].From <= position)
        {
            _digest.Add(row);
            if (before.TryGetValue(blocks[_at].Number, out var turn) && row.GetFieldValue<Instant>(3) < turn - Slack) _late++;
            return;
        }

        if (position > done) Unsealed++;
        else if (_strays++ < 3) Faults.Add(new(null, $"{Partition} : l'écriture de position {position} n'appartient à aucun bloc (insérée après coup)."));
    }

    /// <summary>After the last row.</summary>
    public void Finish()
    {
        while (_at < blocks.Count) Close();
        if (_strays > 3) Faults.Add(new(null, $"{Partition} : {_strays} écritures en tout n'appartiennent à aucun bloc."));
        if (_late > 0) Remarks.Add($"{Partition} : {_late} écriture(s) portent une heure antérieure de plus d'une heure à leur scellement.");
    }

    public void Dispose() => _digest.Dispose();

    private void Close()
    {
        var block = blocks[_at++];
        var found = _digest.Entries;
        var whole = _digest.Finish().AsSpan().SequenceEqual(block.EntriesHash);
        if (whole && found == block.Entries)
        {
            Sealed += found;
            return;
        }

        var what = found < block.Entries ? $"{block.Entries - found} écriture(s) supprimée(s)"
            : found > block.Entries ? $"{found - block.Entries} écriture(s) insérée(s)"
            : "au moins une écriture modifiée";
        Faults.Add(new(block.Number, $"Bloc {block.Number} ({Partition}, positions {block.From} à {block.To}) : {what}."));
    }
}
