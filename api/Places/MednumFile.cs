using System.Text;
using CsvHelper;
using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Places;

/// <summary>A file of the national standard, read line by line: what may enter, and what may not, with its reasons.</summary>
public sealed record MednumFile(IReadOnlyList<MednumLine> Lines, IReadOnlyList<LineFault> Faults)
{
    public const int BytesMax = 2 * 1024 * 1024, LinesMax = 5000;

    /// <summary>Reads the whole text. A file that is not one of places is refused as a whole; a bad line is set aside alone.</summary>
    public static Outcome<MednumFile> Read(string text, LocalDate today)
    {
        if (Encoding.UTF8.GetByteCount(text) > BytesMax) return new InvalidText("Ce fichier dépasse 2 Mo. Coupez-le en plusieurs.", TextFault.TooLong, BytesMax, "csv");
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal))
            return new InvalidText("Ce fichier n'est pas du texte en UTF-8. Enregistrez-le de nouveau en « CSV UTF-8 ».", TextFault.ForbiddenCharacter, null, "csv");

        var malformed = new HashSet<int>();
        using var reader = CsvReader.FromText(text.TrimStart('\uFEFF'), Shape(text, malformed));
        reader.ReadHeader();
        if (reader.Headers.Count == 0) return new InvalidText("Ce fichier est vide.", TextFault.Empty, null, "csv");

        var header = reader.Headers.Select(name => name.Trim()).ToArray();
        if (Fault(header) is { } fault) return fault;
        return ReadLines(reader, header, malformed, today);
    }

    private static Outcome<MednumFile> ReadLines(CsvReader reader, string[] header, HashSet<int> malformed, LocalDate today)
    {
        var (lines, faults, seen) = (new List<MednumLine>(), new List<LineFault>(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (reader.Read())
        {
            if (reader.RowNumber > LinesMax)
                return new OutOfBounds($"Ce fichier a plus de {LinesMax} lignes. Coupez-le en plusieurs.", 1, LinesMax, "csv");
            var number = (int)reader.LineNumber;
            var read = malformed.Contains(number) ? Unbalanced : ReadLine(number, header, Cells(reader), today);
            if (read.IsRefused) faults.AddRange(read.Refusals.Select(refusal => LineFault.Of(number, refusal)));
            if (read.IsRefused) continue;
            if (seen.TryAdd(read.Value.Id, number)) lines.Add(read.Value);
            else faults.Add(new LineFault(number, MednumColumn.Id, $"Cet identifiant est déjà celui de la ligne {seen[read.Value.Id]}."));
        }

        return new MednumFile(lines, faults);
    }

    private static Outcome<MednumLine> Unbalanced =>
        new InvalidText("Un guillemet de cette ligne n'est pas fermé, ou n'est pas doublé.", TextFault.Malformed, null);

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static Outcome<MednumLine> ReadLine(int number, string[] header, string[] cells, LocalDate today)
    {
        if (cells.Length != header.Length)
            return new InvalidText($"Cette ligne a {cells.Length} colonnes, l'en-tête en a {header.Length}.", TextFault.Malformed, null);
        var row = header.Zip(cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return MednumLine.Read(number, row, today);
    }

    private static NotAPlacesFile? Fault(string[] header)
    {
        var missing = MednumColumn.Required.Except(header).ToList();
        if (missing.Count > 0)
            return new NotAPlacesFile($"Il manque à ce fichier : {string.Join(", ", missing)}. L'en-tête est celui du standard LaMednum v1.0.2.", missing, "csv");
        var twice = header.Where(MednumColumn.All.Contains).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : new NotAPlacesFile($"La colonne {twice.Key} s'y trouve deux fois.", [], "csv");
    }

    /// <summary>The standard separates by commas; French spreadsheets save with semicolons, which a header without any comma shows.</summary>
    private static CsvReaderOptions Shape(string text, HashSet<int> malformed)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return new CsvReaderOptions
        {
            Separator = header.Contains(',') ? ',' : ';',
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed.Add((int)record.LineNumber),
        };
    }
}

/// <summary>Why a line may not enter: its number in the file, the column at fault (null for the whole line) and the reason.</summary>
public sealed record LineFault(int Number, string? Column, string Reason)
{
    public static LineFault Of(int number, Refusal refusal) => new(number, ColumnOf(refusal.Path), refusal.Message);

    private static string? ColumnOf(string[] path) => path switch
    {
        [] => null,
        ["details", var field] => MednumColumn.OfDetail[field],
        _ => path[^1],
    };
}
