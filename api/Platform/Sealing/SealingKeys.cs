using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Inclusion.Platform.Sealing;

/// <summary>
/// The keys that wrap the residents' keys, kept outside the database (setting <c>Sealing:Keys</c>). The first one wraps
/// what is new; the others still open what they wrapped, until <c>rewrap-keys</c> has gone over it.
/// </summary>
public sealed class SealingKeys
{
    private readonly FrozenDictionary<string, byte[]> _keys;

    private SealingKeys(string current, Dictionary<string, byte[]> keys) =>
        (Current, _keys) = (current, keys.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Names the key that wraps what is new.</summary>
    public string Current { get; }

    /// <summary>A key in the form of the setting, for the first day and for each rotation.</summary>
    public static string Generate(string id) => $"{id}:{Convert.ToBase64String(Envelope.NewKey())}";

    /// <summary>Reads <c>id:base64, id:base64</c>, the current one first; each key has 32 bytes.</summary>
    /// <exception cref="FormatException">One sentence that says which entry is wrong, and never what it holds.</exception>
    public static SealingKeys Parse(string setting)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        string? current = null;
        foreach (var entry in setting.Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (id, key) = Read(entry, keys.Count + 1);
            if (!keys.TryAdd(id, key)) throw new FormatException($"Sealing:Keys names the key « {id} » twice.");
            current ??= id;
        }

        return new SealingKeys(current ?? throw new FormatException("Sealing:Keys holds no key: give at least one, as « id:base64 of 32 bytes »."), keys);
    }

    internal byte[] Wrap(ReadOnlySpan<byte> residentKey, ReadOnlySpan<byte> bound) => Envelope.Seal([], _keys[Current], residentKey, bound);

    /// <exception cref="SealingKeyMissingException">The settings no longer hold the key that wrapped it.</exception>
    internal byte[] Unwrap(string wrappedBy, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> bound) =>
        Envelope.Open(wrapped, _keys.GetValueOrDefault(wrappedBy) ?? throw new SealingKeyMissingException(wrappedBy), bound);

    private static (string Id, byte[] Key) Read(string entry, int place)
    {
        var at = entry.IndexOf(':', StringComparison.Ordinal);
        var id = at < 1 ? "" : entry[..at];
        var key = new byte[Envelope.KeySize + 1];
        if (id.Length is < 1 or > 40 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
            || !Convert.TryFromBase64String(entry[(at + 1)..], key, out var length) || length != Envelope.KeySize)
            throw new FormatException($"Entry {place} of Sealing:Keys is not « id:base64 of 32 bytes ».");
        var exact = key[..length];
        CryptographicOperations.ZeroMemory(key);
        return (id, exact);
    }
}

/// <summary>A key that still wraps residents' keys was taken out of the settings.</summary>
public sealed class SealingKeyMissingException(string id) : Exception($"Sealing:Keys lacks the key « {id} », which still wraps residents' keys: put it back, run rewrap-keys, then remove it.");
