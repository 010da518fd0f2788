using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Platform;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Places;

/// <summary>One line's cells, read by the name of their column. What is wrong goes to the faults, with the column as its path.</summary>
public sealed class MednumCells(IReadOnlyDictionary<string, string> cells, Faults faults)
{
    /// <summary>As written, without the apostrophe of our own exports; null when empty.</summary>
    public string? Raw(string column) =>
        cells.TryGetValue(column, out var text) && !string.IsNullOrWhiteSpace(text) ? CsvText.Restore(text.Trim()) : null;

    public string Line(string column, int max) => faults.Line(Raw(column), max, column);
    public string? OptionalLine(string column, int max) => faults.OptionalFreeLine(Raw(column), max, column);
    public string? Prose(string column, int max) => faults.OptionalProse(Raw(column)?.ReplaceLineEndings("\n"), max, column);

    public double? Number(string column)
    {
        if (Raw(column) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        return Refuse<double?>("Un nombre s'écrit avec un point : 43.52609.", column);
    }

    /// <param name="today">A day after it is refused: it would keep every later file out.</param>
    public LocalDate Day(string column, LocalDate today)
    {
        var day = LocalDatePattern.Iso.Parse(Raw(column) ?? "");
        if (!day.Success) return Refuse<LocalDate>("Une date s'écrit AAAA-MM-JJ, et elle est obligatoire.", column);
        return day.Value <= today ? day.Value : Refuse<LocalDate>("Cette date est dans le futur.", column);
    }

    public string Formed(string column, int max, Regex form, string message)
    {
        var text = Line(column, max);
        return text.Length == 0 || form.IsMatch(text) ? text : Refuse<string>(message, column) ?? "";
    }

    /// <summary>Values joined by « | », each of them known to <paramref name="words"/>; kept as one text, in the file's order.</summary>
    public string? Words(string column, IReadOnlyList<string> words) =>
        Several(column, word => words.Contains(word) ? word : null, "Une des valeurs n'est pas de la liste du standard LaMednum.");

    /// <summary>Values joined by « | », each as <paramref name="read"/> keeps it; a value it makes null of is a fault.</summary>
    public string? Several(string column, Func<string, string?> read, string message)
    {
        if (OptionalLine(column, 2000) is not { } text) return null;
        var values = text.Split('|', StringSplitOptions.TrimEntries).Select(read).ToList();
        return values.TrueForAll(value => value is not null) ? string.Join('|', values.Distinct()) : Refuse<string>(message, column);
    }

    /// <summary>Addresses of the web, joined by « | ».</summary>
    public string? Links(string column) => Several(column, Link, "Une adresse du web commence par https:// ou http://.");

    private static string? Link(string text) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? text : null;

    private T? Refuse<T>(string message, string column)
    {
        faults.Add(new InvalidText(message, TextFault.Malformed, null, column));
        return default;
    }
}
