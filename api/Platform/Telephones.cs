using PhoneNumbers;

namespace Inclusion.Platform;

/// <summary>Telephone numbers as people type them, kept as E.164.</summary>
public static class Telephones
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number as dialled from France (« 06 12 34 56 78 ») or from abroad (« +32 … »); null when it is none.</summary>
    public static string? Normalise(string text)
    {
        if (text.Length > 40) return null;
        try
        {
            var number = Numbers.Parse(text, "FR");
            return Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>True for a number that can receive a text message.</summary>
    public static bool IsMobile(string e164) => Numbers.GetNumberType(Numbers.Parse(e164, "FR")) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE;

    /// <summary>As the French read it: « 06 12 34 56 78 ».</summary>
    public static string ForReading(string e164)
    {
        var number = Numbers.Parse(e164, "FR");
        return Numbers.Format(number, number.CountryCode == 33 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    /// <summary>A telephone of the input, as E.164; null when nothing was written.</summary>
    public static string? OptionalTelephone(this Faults faults, string? text, params string[] path)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var normal = Normalise(text);
        if (normal is null) faults.Add(new InvalidText("Ce numéro de téléphone n'est pas complet ou n'existe pas.", TextFault.Malformed, null, path));
        return normal;
    }
}
