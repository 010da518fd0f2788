using System.Globalization;
using System.Text;

namespace Inclusion.Platform;

/// <summary>What is wrong with a text.</summary>
public enum TextFault
{
    /// <summary>Nothing is left once the spaces around it are removed.</summary>
    Empty,
    /// <summary>Longer than the field allows.</summary>
    TooLong,
    /// <summary>Holds a line break, a control character, a hidden direction mark or a broken character.</summary>
    ForbiddenCharacter,
    /// <summary>Does not have the form of what the field holds (an e-mail address, a colour, a code).</summary>
    Malformed,
}

/// <summary>A text of the input cannot be taken as it is.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="MaxLength">The most characters that the field holds; null where length is not the fault.</param>
public sealed record InvalidText(string Message, TextFault Fault, int? MaxLength, params string[] Path) : Refusal(Message, Path);

/// <summary>A number of the input is out of its bounds.</summary>
/// <param name="Min">The least that is taken.</param>
/// <param name="Max">The most that is taken.</param>
public sealed record OutOfBounds(string Message, int Min, int Max, params string[] Path) : Refusal(Message, Path);

/// <summary>An id of the input is of nothing that the caller may see: absent, of another town and forbidden look alike.</summary>
public sealed record UnknownId(string Message, params string[] Path) : Refusal(Message, Path)
{
    /// <param name="what">What was looked for, with its article: « cette structure ».</param>
    public static UnknownId Of(string what, params string[] path) => new($"Nous ne trouvons pas {what}. Choisissez-la dans la liste.", path);
}

/// <summary>Gathers the faults of one input, so that they are told together.</summary>
public sealed class Faults
{
    private readonly List<Refusal> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(Refusal fault) => _found.Add(fault);

    /// <summary>A line of text: trimmed, composed (NFC), 1 to <paramref name="max"/> characters, nothing hidden in it.</summary>
    public string Line(string? text, int max, params string[] path) => Check(text, max, false, path) ?? "";

    /// <summary>As <see cref="Line"/>, for what somebody words as they like (a title, a name of a thing): no social-security number, no password.</summary>
    public string FreeLine(string? text, int max, params string[] path) => Judge(Check(text, max, false, path), path) ?? "";

    /// <summary>As <see cref="Line"/>, and null when nothing was written.</summary>
    public string? OptionalLine(string? text, int max, params string[] path) => string.IsNullOrWhiteSpace(text) ? null : Check(text, max, false, path);

    /// <summary>As <see cref="OptionalLine"/>, for what somebody words as they like (a label, a file's name): no social-security number, no password.</summary>
    public string? OptionalFreeLine(string? text, int max, params string[] path) => string.IsNullOrWhiteSpace(text) ? null : Judge(Check(text, max, false, path), path);

    /// <summary>A text of several lines, worded freely: no social-security number, no password; null when nothing was written.</summary>
    public string? OptionalProse(string? text, int max, params string[] path) => string.IsNullOrWhiteSpace(text) ? null : Judge(Check(text, max, true, path), path);

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public int Number(int value, int min, int max, params string[] path)
    {
        if (value < min || value > max) Add(new OutOfBounds($"Ce nombre va de {min} à {max}.", min, max, path));
        return value;
    }

    /// <summary>How many were given of a list, from <paramref name="min"/> to <paramref name="max"/>, both included: nobody who ticks boxes thinks of a number.</summary>
    public void Several(int count, int min, int max, params string[] path)
    {
        if (count < min) Add(new OutOfBounds(min == 1 ? "Il en faut au moins un." : $"Il en faut au moins {min}.", min, max, path));
        if (count > max) Add(new OutOfBounds($"Il en faut {max} au plus.", min, max, path));
    }

    public List<Refusal> ToRefusals() => [.. _found];

    private string? Judge(string? text, string[] path)
    {
        if (text is null || FreeText.Judge(text, path) is not { } refusal) return text;
        Add(refusal);
        return null;
    }

    private string? Check(string? text, int max, bool lines, string[] path)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0) return Refuse("Ce champ ne peut pas rester vide.", TextFault.Empty, null, path);
        if (trimmed.Length > max) return Refuse($"Ce texte dépasse {max} caractères. Raccourcissez-le.", TextFault.TooLong, max, path);
        if (trimmed.EnumerateRunes().Any(rune => rune.Value == 0xFFFD) || trimmed.Any(letter => IsHidden(letter, lines)))
            return Refuse("Ce texte contient un caractère invisible ou un saut de ligne. Retapez-le.", TextFault.ForbiddenCharacter, null, path);
        return trimmed.Normalize(NormalizationForm.FormC);
    }

    private string? Refuse(string message, TextFault fault, int? max, string[] path)
    {
        Add(new InvalidText(message, fault, max, path));
        return null;
    }

    /// <summary>Control characters, and the marks that change the direction of what follows.</summary>
    private static bool IsHidden(char letter, bool lines)
    {
        if (lines && letter is '\n') return false;
        return char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029'
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.OtherNotAssigned;
    }
}
