using System.Globalization;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>What a receipt says.</summary>
/// <param name="Until">The town's clock when it ends.</param>
/// <param name="Link">The address that withdraws the mandate.</param>
/// <param name="Telephone">Whom to call instead; null when nobody can be.</param>
public sealed record MandateSaying(string Structure, IReadOnlyList<Theme> Themes, LocalDateTime Until, string Link, string Town, string? Telephone);

/// <summary>The words of a mandate's receipt: plain and short.</summary>
public static class MandateWording
{
    public const string Subject = "Votre mandat";

    /// <summary>So that a long name still leaves room for the link in two segments.</summary>
    private const int NameInText = 40;

    public static IReadOnlyList<string> Paragraphs(MandateSaying saying)
    {
        string?[] said =
        [
            "Bonjour,",
            $"Vous avez autorisé la structure {saying.Structure} à faire des démarches à votre place :\n{string.Join('\n', saying.Themes.Select(theme => $"- {theme.Label()}"))}",
            $"Cette autorisation dure jusqu'au {FrenchDates.WordsWithYear(saying.Until.Date)} à {FrenchDates.Words(saying.Until.TimeOfDay)}. Gardez ce message : c'est votre reçu.",
            $"Vous pouvez y mettre fin quand vous voulez, sans donner de raison. Ouvrez cette adresse :\n{saying.Link}",
            saying.Telephone is null ? null : $"Sans Internet : appelez le {saying.Telephone}, ou venez à l'accueil.",
            saying.Town,
        ];
        return [.. said.OfType<string>()];
    }

    /// <summary>For a text message, which the family may read: it does not say which procedures.</summary>
    public static string Text(MandateSaying saying)
    {
        var (name, day) = (saying.Structure.Length > NameInText ? $"{saying.Structure[..NameInText].TrimEnd()}." : saying.Structure, saying.Until.Date);
        return string.Create(CultureInfo.InvariantCulture, $"Mandat à {name} jusqu'au {day.Day:00}/{day.Month:00}/{day.Year}. Y mettre fin : {saying.Link}");
    }
}
