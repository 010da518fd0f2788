namespace Inclusion.Places;

/// <summary>Text in a CSV cell that a spreadsheet must not take for a formula.</summary>
/// <remarks>
/// A cell that a spreadsheet would compute is given an apostrophe, and loses it when our own file comes back: restoring
/// undoes neutralising, whatever the text. Columns whose form the house has checked (numbers, telephones, dates) need none.
/// </remarks>
public static class CsvText
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    public static string Neutralise(string text) => IsFormula(text) ? $"'{text}" : text;

    public static string Restore(string text) => text.StartsWith('\'') && IsFormula(text) ? text[1..] : text;

    /// <summary>A cell between quotes, whatever is in it.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>True too for a formula that has its apostrophe already, so that one more is put and one taken off.</summary>
    private static bool IsFormula(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && Starts.Contains(rest[0], StringComparison.Ordinal);
    }
}
