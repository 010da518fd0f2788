using System.Security.Cryptography;

namespace Inclusion.Vouchers;

/// <summary>What people call a booklet by: ten symbols drawn by chance (50 bits), so that two of a town never meet and none tells how many there are.</summary>
public static class BookletSerial
{
    private const int Half = 5;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new one: <c>7K3M9-QWX0A</c>.</summary>
    public static string Draw() => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}";
}
