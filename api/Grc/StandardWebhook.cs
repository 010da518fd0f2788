using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Signs and judges calls by Standard Webhooks 1.0 (symmetric signatures, « v1 »).</summary>
public static class StandardWebhook
{
    public const string Id = "webhook-id", Timestamp = "webhook-timestamp", Signature = "webhook-signature";
    public const int IdMax = 200;

    /// <summary>How far a call's clock may be from ours.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(5);

    private const string Version = "v1,";

    /// <summary>The headers of a call: one signature for each secret, the present one first.</summary>
    public static IReadOnlyDictionary<string, string> Sign(IEnumerable<byte[]> secrets, string id, Instant at, ReadOnlySpan<byte> body)
    {
        var (signed, seconds) = (body.ToArray(), at.ToUnixTimeSeconds());
        return new Dictionary<string, string>
        {
            [Id] = id,
            [Timestamp] = seconds.ToString(CultureInfo.InvariantCulture),
            [Signature] = string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(Mac(secret, id, seconds, signed)))),
        };
    }

    /// <summary>True for a call that one of the secrets signed within the last, or next, five minutes. Compares in constant time.</summary>
    public static bool IsGenuine(IEnumerable<byte[]> secrets, WebhookHead head, ReadOnlySpan<byte> body, Instant now)
    {
        if (head.Id.Length is 0 or > IdMax || !long.TryParse(head.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        var (written, offered) = (body.ToArray(), head.Signature.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(Offered).ToList());
        var isSigned = false;
        foreach (var expected in secrets.Select(secret => Mac(secret, head.Id, seconds, written)))
            foreach (var signature in offered) isSigned |= CryptographicOperations.FixedTimeEquals(expected, signature);
        return isSigned && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Tolerance.TotalSeconds;
    }

    private static byte[] Offered(string text)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes + 16];
        return text.StartsWith(Version, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Version.Length..], bytes, out var length) ? bytes[..length] : [];
    }

    private static byte[] Mac(byte[] secret, string id, long seconds, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body];
        return HMACSHA256.HashData(secret, signed);
    }
}

/// <summary>The three headers of a signed call; empty where one is missing.</summary>
public sealed record WebhookHead(string Id, string Timestamp, string Signature);
