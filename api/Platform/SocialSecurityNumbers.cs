using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inclusion.Platform;

/// <summary>
/// Finds social-security numbers (NIR) in what people type: 13 characters, or 15 with the key, spaced as on the card or
/// otherwise. Only a health or social body may keep one, so the house refuses them.
/// </summary>
/// <remarks>
/// With its key a number is certain, whatever its spacing. Without it, its spacing must be the card's, or none, and its
/// month, department, commune and order must exist: fourteen digits of a SIRET, telephones and dates are let through.
/// </remarks>
public static partial class SocialSecurityNumbers
{
    private const int BodyLength = 13, KeyModulus = 97;

    /// <summary>After how many characters the card leaves a space.</summary>
    private static readonly int[] SpacesOnTheCard = [1, 3, 5, 7, 10];

    /// <summary>True when the text holds one.</summary>
    public static bool AreIn(string text)
    {
        var plain = Plain(text);
        return Keyed().Matches(plain).Any(match => HasTrueKey(Bare(match.Groups[1].Value)))
            || Keyless().Matches(plain).Any(match => IsSpacedAsOne(match.Groups[1].Value) && Exists(Bare(match.Groups[1].Value)));
    }

    /// <summary>Digits of every script as ASCII, nothing invisible between them, « 2a » as « 2A ».</summary>
    internal static string Plain(string text)
    {
        var seen = text.Normalize(NormalizationForm.FormKC).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.Format);
        return string.Concat(seen.Select(letter => char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter));
    }

    private static string Bare(string spaced) => string.Concat(spaced.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static bool HasTrueKey(string number) =>
        Exists(number[..BodyLength]) && KeyModulus - (Value(number[..BodyLength]) % KeyModulus) == long.Parse(number[BodyLength..], CultureInfo.InvariantCulture);

    /// <summary>Corsica's letters count as 19 and 18 (arrêté du 30 juin 2017, the key of the NIR).</summary>
    private static long Value(string body) =>
        long.Parse(body.Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static bool Exists(string body)
    {
        var (month, department) = (int.Parse(body[3..5], CultureInfo.InvariantCulture), body[5..7]);
        return month is >= 1 and <= 12 or >= 20 and <= 42 or >= 50 && department != "00" && body[7..10] != "000" && body[10..13] != "000";
    }

    private static bool IsSpacedAsOne(string spaced)
    {
        var gaps = new HashSet<int>();
        var seen = 0;
        foreach (var letter in spaced)
        {
            if (char.IsAsciiLetterOrDigit(letter)) seen++;
            if (!char.IsAsciiLetterOrDigit(letter)) gaps.Add(seen);
        }

        return gaps.Contains(1) || gaps.IsSubsetOf(SpacesOnTheCard);
    }

    // A telephone dialled from abroad (« +33 1 … ») starts as a number does. A lookahead, so that each start is tried.
    private const string Start = @"(?<![0-9])(?<!\+33[ .-]?)(?<!00 ?33[ .-]?)";
    private const string Gap = @"[\s._/–—-]{0,2}";
    private const string Body = $"[1-478](?:{Gap}[0-9]){{4}}{Gap}(?:[0-9]{Gap}[0-9]|2{Gap}[AaBb])(?:{Gap}[0-9]){{6}}";

    [GeneratedRegex($"{Start}(?=({Body}(?:{Gap}[0-9]){{2}})(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Keyed();

    [GeneratedRegex($"{Start}(?=({Body})(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Keyless();
}
