namespace Inclusion.Portal;

/// <summary>A language that the residents' pages speak. French is the one that counts; the others help to understand.</summary>
/// <param name="Code">As the address says it: <c>?lang=uk</c>.</param>
/// <param name="Html">As a page declares it (BCP 47).</param>
/// <param name="Direction">« ltr » or « rtl ».</param>
/// <param name="Name">In the language itself: who looks for it reads no other.</param>
public sealed record Tongue(string Code, string Html, string Direction, string Name)
{
    public const string Parameter = "lang";

    public static readonly Tongue French = new("fr", "fr", "ltr", "Français");

    /// <summary>In the order in which the pages offer them.</summary>
    public static readonly IReadOnlyList<Tongue> All =
    [
        French,
        new("fr-simple", "fr", "ltr", "Français simple"),
        new("en", "en", "ltr", "English"),
        new("ar", "ar", "rtl", "العربية"),
        new("uk", "uk", "ltr", "Українська"),
    ];

    public bool IsRightToLeft => Direction == "rtl";

    /// <summary>The language of that code; null when the pages do not speak it.</summary>
    public static Tongue? Find(string? code) => All.FirstOrDefault(each => each.Code == code);
}
