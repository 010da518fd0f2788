namespace Inclusion.Platform.Storage;

/// <summary>Text that goes into a LIKE pattern.</summary>
public static class Like
{
    /// <summary>What was typed, so that it stands for itself: its signs are no jokers. PostgreSQL has no text with a zero character.</summary>
    public static string Literal(string typed) => typed.Replace("\0", "", StringComparison.Ordinal)
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
