using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Settings;

namespace Inclusion.Vouchers;

/// <summary>
/// The keys of the vouchers' codes, drawn from one secret that lies outside the database: a code is made again from its
/// voucher, and the database, which keeps a keyed hash, leads to none.
/// </summary>
public sealed class VoucherKeys
{
    public const int SecretBytes = 32;

    public static readonly Setting Secret = new("Vouchers:Secret",
        "secret des codes des Pass numériques : 32 octets au hasard en base 64 (openssl rand -base64 32). Gardez-le hors de la base et de ses sauvegardes ; le changer rend inutilisables tous les codes imprimés.")
    {
        IsSecret = true,
        IsRequired = true,
        MadeInDevelopment = () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)),
    };

    private readonly byte[] _secret;

    private VoucherKeys(byte[] secret) => _secret = secret;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="FormatException">It is not 32 bytes in base 64.</exception>
    public static VoucherKeys Parse(string setting)
    {
        var secret = Convert.FromBase64String(setting.Trim());
        return secret.Length == SecretBytes ? new VoucherKeys(secret) : throw new FormatException($"Expected {SecretBytes} bytes.");
    }

    /// <summary>The code of one print of a voucher.</summary>
    /// <param name="print">1 at first; a new print has the next number, and ends the code of the one before.</param>
    public VoucherCode CodeOf(TerritoryId town, ProgrammeId programme, VoucherId voucher, int print)
    {
        Span<byte> subject = stackalloc byte[20];
        voucher.Value.TryWriteBytes(subject, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(subject[16..], print);
        return VoucherCode.Of(HMACSHA256.HashData(Derive($"codes {town.Value} {programme.Value}"), subject));
    }

    /// <summary>What the database knows a code by.</summary>
    public byte[] HashOf(TerritoryId town, VoucherCode code) => HMACSHA256.HashData(Derive($"hashes {town.Value}"), Encoding.ASCII.GetBytes(code.Symbols));

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SecretBytes, info: Encoding.ASCII.GetBytes($"inclusion vouchers: {purpose}"));
}
