using System.Globalization;
using System.Text;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What a password must be, by the CNIL's recommendation of 2022: 12 characters of 4 classes, or 14 of 3, or 7 words.</summary>
public static class PasswordRule
{
    public const int LongestAccepted = 200;

    public const string Explained =
        "Au moins 12 caractères avec une minuscule, une majuscule, un chiffre et un signe ; " +
        "ou 14 caractères avec trois de ces quatre sortes ; ou une phrase d’au moins 7 mots différents.";

    private const int ShortestOwnWord = 4;
    private const int FewestDistinctCharacters = 6;

    private static readonly string[] Worn =
    [
        "motdepasse", "password", "azerty", "azertyuiop", "qwerty", "qwertyuiop", "qsdfghjklm", "bonjour", "bienvenue",
        "administrateur", "administrator", "admin", "mediateur", "mairie", "inclusion", "soleil", "doudou", "loulou",
        "chouchou", "marseille", "jetaime", "iloveyou", "changezmoi", "changeme", "letmein", "welcome", "abcdef",
        "abcdefgh", "abcdefghijkl", "printemps", "automne", "hiver", "janvier", "decembre", "france", "secret",
    ];

    /// <summary>The same text typed on two machines may be composed differently; it is brought to one form before it is hashed.</summary>
    public static string Normal(string password) => password.Normalize(NormalizationForm.FormKC);

    /// <summary>Why the password is refused, in French, or null when it is accepted.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">The account's e-mail address and the person's names: none of their parts may be in the password.</param>
    public static string? Fault(string password, IEnumerable<string> own)
    {
        var normal = Normal(password);
        if (normal.Length > LongestAccepted) return $"Le mot de passe dépasse {LongestAccepted} caractères.";
        if (!IsRich(normal)) return "Ce mot de passe est trop facile à deviner. Donnez-lui une des formes décrites.";
        if (normal.Distinct().Count() < FewestDistinctCharacters) return "Ce mot de passe répète trop peu de caractères différents.";

        var skeleton = Skeleton(normal);
        if (IsWorn(skeleton)) return "Ce mot de passe figure parmi les plus courants. Choisissez-en un autre.";

        var plain = Letters(normal);
        var ownWord = own.SelectMany(Parts).FirstOrDefault(part => plain.Contains(part, StringComparison.Ordinal) || skeleton.Contains(part, StringComparison.Ordinal));
        return ownWord is null ? null : "Le mot de passe ne doit contenir ni votre nom ni votre adresse e-mail.";
    }

    private static bool IsRich(string password)
    {
        var classes = Classes(password);
        if (password.Length >= 12 && classes == 4) return true;
        if (password.Length >= 14 && classes >= 3) return true;
        return Words(password) >= 7;
    }

    private static int Classes(string password) =>
        (password.Any(char.IsLower) ? 1 : 0)
        + (password.Any(char.IsUpper) ? 1 : 0)
        + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);

    private static int Words(string password) => password
        .Split([' ', '-', '_', '\'', '’', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length >= 2 && word.All(char.IsLetter))
        .Distinct(StringComparer.CurrentCultureIgnoreCase)
        .Count();

    /// <summary>« Motdepasse123! » and « M0tdep4sse!!!! » are the same worn word once their ornaments are taken off.</summary>
    private static bool IsWorn(string skeleton) =>
        Worn.Any(word => skeleton.Length > 0 && skeleton.Replace(word, "", StringComparison.Ordinal).Length <= 2);

    private static IEnumerable<string> Parts(string text) => text
        .Split(['@', '.', '-', '_', '+', ' ', '\''], StringSplitOptions.RemoveEmptyEntries)
        .Select(Letters)
        .Where(part => part.Length >= ShortestOwnWord);

    private static string Letters(string text) => new(
        [.. Unaccented(text).Where(char.IsLetter)]);

    private static string Skeleton(string text) => new(
        [.. Unaccented(text).Trim(' ', '!', '?', '.', '*', '#', '1', '2', '3', '4', '5', '6', '7', '8', '9').Select(Unornamented).Where(char.IsLetter)]);

    private static IEnumerable<char> UnaccentedLetters(string text) => text
        .Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        .Select(char.ToLowerInvariant);

    private static string Unaccented(string text) => new([.. UnaccentedLetters(text)]);

    private static char Unornamented(char c) => c switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '@' => 'a',
        '$' => 's',
        '€' => 'e',
        _ => c,
    };
}
