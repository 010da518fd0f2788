using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>
/// A link of the journal's chain. A SEAL block covers the entries of one register that lie in one partition, between two
/// positions, both included; a DROP block says that a partition was dropped after its time, with the digest of its blocks.
/// </summary>
public sealed record JournalBlock(
    long Number, string Kind, string Register, string Partition, long From, long To, long Entries,
    byte[] EntriesHash, byte[] PreviousHash, byte[] Hash, Instant SealedAt)
{
    public const string Columns = "number, kind, register, partition, from_position, to_position, entries, entries_hash, previous_hash, hash, sealed_at";

    public bool IsSeal => Kind == "SEAL";

    /// <summary>What the first block names as the one before it.</summary>
    public static ReadOnlySpan<byte> Beginning => new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash that its own content gives, by the same words as the database's <c>journal_append</c>.</summary>
    public byte[] ComputeHash() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{Number}|{Kind}|{Register}|{Partition}|{From}|{To}|{Entries}|{Convert.ToHexStringLower(EntriesHash)}|{Convert.ToHexStringLower(PreviousHash)}|{Micros(SealedAt)}")));

    public static JournalBlock Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
        row.GetFieldValue<byte[]>(7), row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9), row.GetFieldValue<Instant>(10));

    internal static long Micros(Instant instant) => instant.ToUnixTimeTicks() / 10;
}
