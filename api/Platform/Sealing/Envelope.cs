using System.Security.Cryptography;

namespace Inclusion.Platform.Sealing;

/// <summary>AES-256-GCM: nonce (12 bytes), tag (16), ciphertext. What is bound must be given again, word for word, to open it.</summary>
internal static class Envelope
{
    public const int KeySize = 32, NonceSize = 12, TagSize = 16, Overhead = NonceSize + TagSize;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeySize);

    /// <summary>Writes the envelope after <paramref name="head"/>.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> head, ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var whole = new byte[head.Length + Overhead + plain.Length];
        head.CopyTo(whole);
        var body = whole.AsSpan(head.Length);
        RandomNumberGenerator.Fill(body[..NonceSize]);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(body[..NonceSize], plain, body[Overhead..], body[NonceSize..Overhead], bound);
        return whole;
    }

    /// <exception cref="SealBrokenException">It was changed, belongs to something else, or another key sealed it.</exception>
    public static byte[] Open(ReadOnlySpan<byte> body, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound)
    {
        if (body.Length < Overhead) throw new SealBrokenException();
        var plain = new byte[body.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(body[..NonceSize], body[Overhead..], body[NonceSize..Overhead], plain, bound);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException();
        }
    }
}

/// <summary>Sealed data do not open: they were changed, moved to another row or resident, or cut. An incident, never a refusal.</summary>
public sealed class SealBrokenException() : Exception("Sealed data do not open: they were changed, or belong to something else.");
