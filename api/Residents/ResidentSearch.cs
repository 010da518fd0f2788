using System.Globalization;
using System.Text;
using Inclusion.Platform;

namespace Inclusion.Residents;

/// <summary>What is known of the person who is looked for: at least two facts.</summary>
/// <param name="Name">A fragment of the given or the family name, at least 2 letters; accents and capitals do not matter. Two letters stand for a whole word.</param>
/// <param name="OtherName">A fragment of the other one of the two names, at least 2 letters.</param>
/// <param name="BirthYear">The year of birth.</param>
/// <param name="Telephone">A part of a telephone number, at least 4 digits; its country's code is not counted.</param>
/// <param name="Email">A part of an e-mail address, with at least 3 characters of what stands before its @.</param>
public sealed record ResidentFactsInput(string? Name, string? OtherName, int? BirthYear, string? Telephone, string? Email);

/// <summary>The facts of a search, in the form in which they are compared.</summary>
public sealed record ResidentSearch(string? Name, string? OtherName, int? BirthYear, string? Telephone, string? Email)
{
    public const int Most = 5, FewestFacts = 2;

    private const int LettersMin = 2, DigitsMin = 4, EmailMin = 3;
    private const string FranceCode = "33";

    /// <summary>Reads what was written; null when fewer than two facts can be searched by.</summary>
    public static ResidentSearch? Read(ResidentFactsInput written)
    {
        var (name, other) = (Fragment(written.Name), Fragment(written.OtherName));
        var search = new ResidentSearch(name ?? other, name is null ? null : other, Year(written.BirthYear), Digits(written.Telephone), EmailPart(written.Email));
        return search.Facts() >= FewestFacts ? search : null;
    }

    private int Facts() => new object?[] { Name, OtherName, BirthYear, Telephone, Email }.Count(fact => fact is not null);

    private static string? Fragment(string? text)
    {
        if (Usable(text, ResidentPerson.NameMax) is not { } typed) return null;
        var letters = typed.Normalize(NormalizationForm.FormC);
        return letters.Count(char.IsLetterOrDigit) >= LettersMin ? letters : null;
    }

    private static int? Year(int? year) => year is >= ResidentPerson.FirstBirthYear and <= 2200 ? year : null;

    /// <summary>
    /// Numbers are kept with their country's code, so a zero typed before the number is left aside. The code itself is
    /// nearly everybody's: it is no part of what must be known.
    /// </summary>
    private static string? Digits(string? text)
    {
        if (Usable(text, 40) is not { } typed) return null;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length < DigitsMin) return null;
        var coded = typed.StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : "";
        var isFrench = coded.StartsWith(FranceCode, StringComparison.Ordinal);
        var rest = (isFrench ? coded[FranceCode.Length..] : digits).TrimStart('0');
        return rest.Length < DigitsMin - 1 ? null : isFrench ? FranceCode + rest : rest;
    }

    /// <summary>What stands after the @ is shared by many: what is known stands before it, and is looked for there.</summary>
    private static string? EmailPart(string? text)
    {
        if (Usable(text, Emails.Max) is not { } typed || typed.Any(char.IsWhiteSpace)) return null;
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        return (at < 0 ? typed.Length : at) < EmailMin ? null : typed.ToLowerInvariant();
    }

    private static string? Usable(string? text, int max)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || trimmed.Length > max || trimmed.EnumerateRunes().Any(IsBroken) ? null : trimmed;
    }

    private static bool IsBroken(Rune rune) => rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned;
}
