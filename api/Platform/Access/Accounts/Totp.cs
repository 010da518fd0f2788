using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Codes of a telephone application (RFC 6238: SHA-1, 30 seconds, 6 digits), which every such application reads.</summary>
public static class Totp
{
    public const int SecretBytes = 20;
    private const long StepSeconds = 30;
    private const int Window = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step whose code was typed, one step of drift allowed either way, or null. A step already used is refused.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="code">As typed; spaces are ignored.</param>
    /// <param name="now">The clock's instant.</param>
    /// <param name="lastUsedStep">The step of the last accepted code: a code serves once.</param>
    public static long? MatchingStep(byte[] secret, string code, Instant now, long lastUsedStep)
    {
        var typed = new string([.. code.Where(char.IsAsciiDigit)]);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - Window; step <= current + Window; step++)
        {
            if (step > lastUsedStep && SameText(Code(secret, step), typed)) return step;
        }

        return null;
    }

    /// <summary>The address that a telephone reads from the QR code.</summary>
    public static string Address(byte[] secret, string email, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>RFC 4648 base 32 without padding, for typing by hand.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var next in bytes)
        {
            held = (held << 8) | next;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // RFC 6238's default; collision attacks on SHA-1 do not touch HMAC, and many telephones read nothing else.
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, counter, digest);
#pragma warning restore CA5350
        var offset = digest[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(digest[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static bool SameText(string left, string right) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.ASCII.GetBytes(left), System.Text.Encoding.ASCII.GetBytes(right));
}
