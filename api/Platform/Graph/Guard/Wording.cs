namespace Inclusion.Platform.Graph.Guard;

/// <summary>Cuts the engine's own sentences to what may leave.</summary>
internal static class Wording
{
    private const int Longest = 300;
    private const string Suggestion = " Did you mean";

    /// <summary>At most 300 characters, so that an answer never grows with the question.</summary>
    public static string Short(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");

    /// <summary>Without the names that the engine would propose: they map the schema for a stranger.</summary>
    public static string WithoutSuggestion(string text)
    {
        var start = text.IndexOf(Suggestion, StringComparison.Ordinal);
        return start < 0 ? text : text[..start];
    }
}
