using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>
/// SHA-256 over entries in the order of their positions, by the same words as the database's <c>journal_seal</c>: a line
/// an entry, its fields between bars. Written apart from the database, so that it does not take its word.
/// </summary>
internal sealed class EntryDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new(1024);

    public long Entries { get; private set; }

    /// <summary>Takes in the row's entry; its columns are those of <see cref="JournalRegister.Columns"/>.</summary>
    public void Add(NpgsqlDataReader row)
    {
        _line.ResetWrittenCount();
        if (Entries++ > 0) Write("\n"u8);
        Write(row.GetInt64(0));
        WriteId(row, 1);
        WriteId(row, 2);
        Write("|"u8);
        Write(JournalBlock.Micros(row.GetFieldValue<Instant>(3)));
        WriteText(row, 4);
        WriteText(row, 5);
        WriteId(row, 6);
        WriteId(row, 7);
        WriteText(row, 8);
        Write("|"u8);
        WriteList(row.GetFieldValue<Guid[]>(9), Write);
        Write("|"u8);
        WriteList(row.GetFieldValue<string[]>(10), Write);
        _hash.AppendData(_line.WrittenSpan);
    }

    /// <summary>Gives the digest and begins anew.</summary>
    public byte[] Finish()
    {
        Entries = 0;
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void WriteId(NpgsqlDataReader row, int column)
    {
        Write("|"u8);
        if (!row.IsDBNull(column)) Write(row.GetGuid(column));
    }

    private void WriteText(NpgsqlDataReader row, int column)
    {
        Write("|"u8);
        if (!row.IsDBNull(column)) Write(row.GetString(column));
    }

    private void WriteList<T>(T[] items, Action<T> write)
    {
        for (var at = 0; at < items.Length; at++)
        {
            if (at > 0) Write(","u8);
            write(items[at]);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes) => _line.Write(bytes);

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _line);

    private void Write<T>(T value) where T : IUtf8SpanFormattable
    {
        value.TryFormat(_line.GetSpan(64), out var written, default, null);
        _line.Advance(written);
    }
}
