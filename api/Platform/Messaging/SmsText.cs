using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inclusion.Platform.Messaging;

/// <summary>A text message as operators count it: in segments of 7-bit GSM characters, or of UTF-16 when one letter is outside them.</summary>
public sealed partial record SmsText
{
    public const int MostSegments = 2;

    private const int GsmAlone = 160, GsmJoined = 153, WideAlone = 70, WideJoined = 67;

    // 3GPP TS 23.038, default alphabet; the extension's letters take two places.
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Extension = "\f^{}\\[~]|€";

    private static readonly Dictionary<char, string> Nearest = new()
    {
        ['’'] = "'",
        ['‘'] = "'",
        ['“'] = "\"",
        ['”'] = "\"",
        ['«'] = "\"",
        ['»'] = "\"",
        ['–'] = "-",
        ['—'] = "-",
        ['…'] = "...",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['\u00A0'] = " ",
        ['\u202F'] = " ",
        ['\u2011'] = "-",
        ['•'] = "-",
        ['\t'] = " ",
    };

    private SmsText(string text, bool isGsm, int segments) => (Text, IsGsm, Segments) = (text, isGsm, segments);

    public string Text { get; }

    /// <summary>False when a letter outside the GSM alphabet makes the whole message wide.</summary>
    public bool IsGsm { get; }

    public int Segments { get; }

    /// <summary>Simplifies what would make a French text dearer, then counts.</summary>
    public static SmsText Of(string text)
    {
        var simple = Simplify(text.Trim());
        var isGsm = simple.All(letter => Basic.Contains(letter, StringComparison.Ordinal) || IsExtended(letter));
        return new SmsText(simple, isGsm, isGsm ? Count(simple, GsmAlone, GsmJoined, WidthInGsm) : Count(simple, WideAlone, WideJoined, WidthInUtf16));
    }

    /// <summary>« Un Pass numérique vous attend à l’Hôtel » keeps its é and à, loses its curved apostrophe and its circumflex.</summary>
    private static string Simplify(string text)
    {
        var simple = new StringBuilder(text.Length);
        foreach (var letter in SpaceInsideQuotes().Replace(text, "").Normalize(NormalizationForm.FormC))
        {
            if (Nearest.TryGetValue(letter, out var nearest)) simple.Append(nearest);
            else if (Basic.Contains(letter, StringComparison.Ordinal) || IsExtended(letter)) simple.Append(letter);
            else simple.Append(WithoutMarks(letter));
        }

        return simple.ToString();
    }

    private static string WithoutMarks(char letter)
    {
        if (char.IsSurrogate(letter)) return letter.ToString();
        var bare = letter.ToString().Normalize(NormalizationForm.FormD)
            .Where(each => CharUnicodeInfo.GetUnicodeCategory(each) is not UnicodeCategory.NonSpacingMark).ToArray();
        return bare is [var only] && Basic.Contains(only, StringComparison.Ordinal) ? only.ToString() : letter.ToString();
    }

    /// <summary>A character that takes two places is never cut in two, so a segment may end one place early.</summary>
    private static int Count(string text, int alone, int joined, Func<string, int, int> width)
    {
        var (total, segments, used) = (0, 1, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var wide = width(text, at);
            if (wide == 0) continue;
            total += wide;
            if (used + wide > joined) (segments, used) = (segments + 1, 0);
            used += wide;
        }

        return total <= alone ? 1 : segments;
    }

    private static int WidthInGsm(string text, int at) => IsExtended(text[at]) ? 2 : 1;

    private static int WidthInUtf16(string text, int at) =>
        at > 0 && char.IsSurrogatePair(text[at - 1], text[at]) ? 0 : char.IsHighSurrogate(text[at]) ? 2 : 1;

    [GeneratedRegex(@"(?<=«)\s|\s(?=»)")]
    private static partial Regex SpaceInsideQuotes();

    private static bool IsExtended(char letter) => Extension.Contains(letter, StringComparison.Ordinal);
}
