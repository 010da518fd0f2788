using System.Buffers.Text;
using System.Text;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph;

/// <summary>An id as the contract shows it: opaque, and refetchable through <c>node(id:)</c>. Holds the noun's name and its uuid.</summary>
public readonly record struct GlobalId(string Noun, Guid Value)
{
    public static GlobalId Of(IId id) => new(NounOf(id.GetType()), id.Value);

    /// <summary>« ResidentId » identifies a « Resident ».</summary>
    public static string NounOf(Type id) => id.Name[..^"Id".Length];

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Base64Url.EncodeToString([.. bytes, .. Encoding.ASCII.GetBytes(Noun)]);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static GlobalId? Parse(string text)
    {
        if (text.Length is < 24 or > 120) return null;
        Span<byte> bytes = stackalloc byte[128];
        if (!Base64Url.TryDecodeFromChars(text, bytes, out var length) || length < 17) return null;
        var noun = bytes[16..length];
        foreach (var letter in noun)
            if (!char.IsAsciiLetter((char)letter)) return null;
        return new GlobalId(Encoding.ASCII.GetString(noun), new Guid(bytes[..16], bigEndian: true));
    }
}
