using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Inclusion.Platform.Journal;

/// <summary>What an anchor file holds: each block's number and hash, and how many lines cannot be read.</summary>
public sealed record Anchors(IReadOnlyDictionary<long, byte[]> Hashes, int Unreadable)
{
    public long Last => Hashes.Keys.DefaultIfEmpty().Max();
}

/// <summary>
/// The chain's blocks, one line each, outside the database (setting <c>Journal:AnchorFile</c>): whoever holds the database
/// can rewrite the chain, but not what was written here. Put it where the database's people cannot write, append-only.
/// </summary>
public sealed class AnchorFile(string path)
{
    private const int Tail = 8192;

    public string Path { get; } = path;

    public bool Exists => File.Exists(Path);

    /// <summary>The highest block it holds; 0 when it holds none. Reads its end only.</summary>
    public async Task<long> LastAsync(CancellationToken stop)
    {
        if (!Exists) return 0;
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(Tail, file.Length), SeekOrigin.End);
        return (await ReadAsync(file, stop)).Last;
    }

    /// <summary>Reads all of it. A line cut by a full disk is counted, not believed: its block is anchored again by the next append.</summary>
    /// <exception cref="InvalidDataException">It anchors one block by two different hashes.</exception>
    public async Task<Anchors> ReadAsync(CancellationToken stop)
    {
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await ReadAsync(file, stop);
    }

    /// <summary>Adds the blocks that it does not hold yet, flushed to the disk. Two processes may add the same line; that does no harm.</summary>
    public async Task AppendAsync(IReadOnlyCollection<JournalBlock> blocks, CancellationToken stop)
    {
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var lines = new StringBuilder();
        if (await EndsInsideALineAsync(stop)) lines.Append('\n');
        foreach (var block in blocks.OrderBy(block => block.Number)) lines.Append(Line(block)).Append('\n');
        await using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync(Encoding.ASCII.GetBytes(lines.ToString()), stop);
        file.Flush(flushToDisk: true);
    }

    /// <summary>A block as it is anchored: number, hash, instant.</summary>
    public static string Line(JournalBlock block) =>
        string.Create(CultureInfo.InvariantCulture, $"{block.Number} {Convert.ToHexStringLower(block.Hash)} {InstantPattern.General.Format(block.SealedAt)}");

    private async Task<bool> EndsInsideALineAsync(CancellationToken stop)
    {
        if (!Exists) return false;
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length == 0) return false;
        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        return await file.ReadAsync(last, stop) == 1 && last[0] != '\n';
    }

    private async Task<Anchors> ReadAsync(FileStream file, CancellationToken stop)
    {
        var (hashes, unreadable) = (new Dictionary<long, byte[]>(), 0);
        using var lines = new StreamReader(file, leaveOpen: true);
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (Parse(line) is not var (number, hash)) unreadable++;
            else if (!hashes.TryAdd(number, hash) && !hashes[number].AsSpan().SequenceEqual(hash))
                throw new InvalidDataException($"{Path} ancre le bloc {number} par deux empreintes différentes.");
        }

        return new Anchors(hashes, unreadable);
    }

    private static (long Number, byte[] Hash)? Parse(string line)
    {
        var words = line.Split(' ');
        if (words.Length != 3 || words[1].Length != 64 || !words[1].All(char.IsAsciiHexDigitLower)) return null;
        return long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, Convert.FromHexString(words[1])) : null;
    }
}
