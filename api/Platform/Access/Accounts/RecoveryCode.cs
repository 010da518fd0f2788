using System.Security.Cryptography;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>A code written on paper, that stands in for the telephone once (50 random bits; only a keyed hash is kept).</summary>
public static class RecoveryCode
{
    public const int HowMany = 10;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Ten letters of Crockford's base 32, in two groups of five.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Alphabet, 10);
        return $"{new string(letters, 0, 5)}-{new string(letters, 5, 5)}";
    }

    /// <summary>What was typed, in the one form that is hashed: capitals, no separators, the look-alikes O, I, L read as 0, 1, 1.</summary>
    public static string Normal(string typed) => new(
        [.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
}
