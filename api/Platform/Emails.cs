using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Inclusion.Platform;

/// <summary>E-mail addresses as people type them, kept in small letters.</summary>
/// <remarks>
/// MailKit's parser decides first, so that what enters is what the sender can write. It also takes forms that are lawful
/// and never meant (a display name, a comment, a quoted local part, a machine without domain): these are refused after it.
/// </remarks>
public static partial class Emails
{
    /// <summary>RFC 5321: 256 octets for a path, less its brackets.</summary>
    public const int Max = 254;

    private const int LocalMax = 64, LabelMax = 63;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>Reads one bare address (« prenom.nom@exemple.fr »); null when it is none. What differs in capitals only is the same address.</summary>
    public static string? Normalise(string text)
    {
        if (text.Length > Max || text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))) return null;
        if (!MailboxAddress.TryParse(Strict, text, out var mailbox) || mailbox.Address != text) return null;

        var at = text.LastIndexOf('@');
        var (local, domain) = (text[..at], text[(at + 1)..]);
        return local.Length <= LocalMax && Local().IsMatch(local) && IsDomain(domain) ? text.ToLowerInvariant() : null;
    }

    /// <summary>An e-mail address of the input in its kept form; null when nothing was written.</summary>
    public static string? OptionalEmail(this Faults faults, string? text, params string[] path)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var normal = Normalise(text.Trim(' '));
        if (normal is null) faults.Add(new InvalidText("Cette adresse électronique n'a pas la forme « nom@domaine.fr ».", TextFault.Malformed, null, path));
        return normal;
    }

    /// <summary>Letters, digits and the signs that need no quotes, in parts joined by single dots.</summary>
    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    /// <summary>At least two labels, of which the last is no number: « 192.168.0.1 » receives no mail from us.</summary>
    private static bool IsDomain(string domain)
    {
        try
        {
            var labels = Idn.GetAscii(domain).Split('.');
            return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= LabelMax) && labels[^1].Any(char.IsAsciiLetter);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
