namespace Inclusion.Platform.Graph.Guard;

/// <summary>Metadata keys that a field of the schema may carry for the guard.</summary>
public static class FieldMarks
{
    /// <summary>True on a field that tries a code somebody could guess: one such field an operation.</summary>
    public const string CodeCheck = "CodeCheck";

    /// <summary>The field's own cost, when it is not 1: a search, a report.</summary>
    public const string Cost = "Cost";

    /// <summary>The greatest length of a plain list, which has no <c>first</c>; 10 when it says nothing.</summary>
    public const string Bound = "Bound";
}
