using Inclusion.Platform.Storage;

namespace Inclusion.Tests.Rights;

/// <summary>One line of the matrix: who may use a field, and who of them is answered null for a reason.</summary>
internal sealed record MatrixLine(string Field, IReadOnlySet<string> Who, string Reason, IReadOnlySet<string> NullFor)
{
    private const string Null = "null for ";

    public string Type => Field[..Field.IndexOf('.', StringComparison.Ordinal)];
    public string Name => Field[(Field.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public static MatrixLine Parse(string text)
    {
        var columns = text.Split(" | ").Select(column => column.Trim()).ToList();
        if (columns.Count is not (3 or 4) || columns[0].Split('.').Length != 2 || columns[2].Length < 10)
            throw new FormatException($"Not « Type.field | who | why » or « … | null for whom: why »: {text}");
        return new MatrixLine(columns[0], Meant(columns[1]), columns[2], columns.Count == 4 ? NullOf(columns[3]) : new HashSet<string>());
    }

    private static HashSet<string> NullOf(string column)
    {
        var colon = column.IndexOf(": ", StringComparison.Ordinal);
        return column.StartsWith(Null, StringComparison.Ordinal) && colon > 0 && column.Length - colon > 10
            ? Meant(column[Null.Length..colon])
            : throw new FormatException($"Not « null for whom: why »: {column}");
    }

    private static HashSet<string> Meant(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Callers.Meant).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Who may what, written by hand in <c>matrix/</c>, one file a room.</summary>
internal sealed class Matrix(IEnumerable<MatrixLine> lines)
{
    public IReadOnlyList<MatrixLine> Lines { get; } = [.. lines];

    public static string Folder { get; } =
        Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone."), "tests", "Rights", "matrix");

    public static Matrix Load() => Parse(Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines));

    public static Matrix Parse(IEnumerable<string> text) =>
        new(text.Where(line => line.Trim().Length > 0 && !line.StartsWith('#')).Select(MatrixLine.Parse));

    /// <summary>Where lines and fields do not fit: a field without a line, or with two, and a line without a field.</summary>
    public IReadOnlyList<string> Gaps(IEnumerable<string> fields)
    {
        var wanted = fields.ToHashSet(StringComparer.Ordinal);
        var written = Lines.Select(line => line.Field).ToList();
        return
        [
            .. wanted.Except(written).Order(StringComparer.Ordinal).Select(field => $"{field} has no line"),
            .. written.GroupBy(field => field).Where(same => same.Count() > 1).Select(same => $"{same.Key} has {same.Count()} lines"),
            .. written.Except(wanted).Select(field => $"{field} is no field of the contract"),
        ];
    }
}
