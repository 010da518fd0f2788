using System.Globalization;

namespace Inclusion.Platform;

/// <summary>The order in which a French reader looks for a name, as the tables have it (collation <c>french_order</c>).</summary>
public static class FrenchOrder
{
    /// <summary>Accents come after letters, « Étape 2 » before « Étape 10 ».</summary>
    public static StringComparer Names { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), CompareOptions.NumericOrdering);
}
