using System.Numerics;

namespace Inclusion.Vouchers;

/// <summary>
/// What is typed to spend a voucher: 16 symbols of Crockford's base 32 (80 bits), then a check symbol (the value modulo 37),
/// written in groups of four. Capitals do not matter, and letters that look like digits are read as digits.
/// </summary>
public readonly record struct VoucherCode
{
    public const int Bytes = 10, EndLength = 4;

    private const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

    private VoucherCode(string symbols) => Symbols = symbols;

    /// <summary>The 16 symbols without the check.</summary>
    public string Symbols { get; }

    /// <summary>The last four of the 16 symbols: what staff and residents tell vouchers apart by.</summary>
    public string End => Symbols[^EndLength..];

    /// <summary>As it is printed: <c>7K3M-9QWX-0ABC-DEFG-H</c>.</summary>
    public string ForReading => string.Join('-', Symbols.Chunk(4).Select(group => new string(group)).Append(Check(Symbols).ToString()));

    /// <param name="bits">80 of them.</param>
    public static VoucherCode Of(ReadOnlySpan<byte> bits)
    {
        var value = new BigInteger(bits[..Bytes], isUnsigned: true, isBigEndian: true);
        var symbols = new char[Length];
        for (var at = Length - 1; at >= 0; at--)
        {
            symbols[at] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return new VoucherCode(new string(symbols));
    }

    /// <summary>Reads what was typed; null when it is no code, or its check symbol does not fit.</summary>
    public static VoucherCode? Read(string? typed)
    {
        if (typed is null || typed.Length > 60) return null;
        var symbols = string.Concat(typed.Where(letter => letter is not ('-' or ' ' or '\u00A0')).Select(Straighten));
        if (symbols.Length != Length + 1 || symbols[..Length].Any(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal) is < 0 or > 31)) return null;
        return Check(symbols[..Length]) == symbols[Length] ? new VoucherCode(symbols[..Length]) : null;
    }

    private static char Check(string symbols)
    {
        var rest = 0;
        foreach (var letter in symbols) rest = ((rest * 32) + Alphabet.IndexOf(letter, StringComparison.Ordinal)) % 37;
        return Alphabet[rest];
    }

    private static char Straighten(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}
