using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Inclusion.Platform.Access;

/// <summary>The keys of sign-in, all drawn from one secret that lies outside the database, and the key that signs partners' tokens.</summary>
public sealed class AccessKeys
{
    public const int SecretBytes = 32;
    private readonly byte[] _secret;

    /// <param name="secret">32 random bytes.</param>
    /// <param name="signingKey">An elliptic-curve private key on P-256, PKCS#8.</param>
    public AccessKeys(byte[] secret, byte[] signingKey)
    {
        if (secret.Length != SecretBytes) throw new ArgumentException($"Expected {SecretBytes} bytes.", nameof(secret));
        _secret = secret;
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(signingKey, out _);
        Signing = new ECDsaSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16] };
        TokenEncryption = new SymmetricSecurityKey(Derive("partner tokens"));
        RingSeal = Derive("key ring");
    }

    /// <exception cref="StartRefusedException">One sentence: which secret is missing, or is not in its form.</exception>
    public static AccessKeys From(IConfiguration configuration)
    {
        try
        {
            return new AccessKeys(
                Convert.FromBase64String(AccessSettings.Secret.Require(configuration)),
                Convert.FromBase64String(AccessSettings.SigningKey.Require(configuration)));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or CryptographicException)
        {
            throw new StartRefusedException($"{AccessSettings.Secret.Variable} ou {AccessSettings.SigningKey.Variable} n'a pas la forme attendue : --check-config la décrit.", fault);
        }
    }

    /// <summary>Signs partners' tokens.</summary>
    public ECDsaSecurityKey Signing { get; }

    /// <summary>Closes partners' tokens to anybody but us.</summary>
    public SymmetricSecurityKey TokenEncryption { get; }

    /// <summary>Seals DataProtection's ring before it is written to the database.</summary>
    public byte[] RingSeal { get; }

    /// <summary>A keyed hash: what it hides cannot be guessed from the database alone.</summary>
    /// <param name="purpose">Keeps the hashes of different uses apart.</param>
    /// <param name="text">What is hashed.</param>
    public byte[] Hash(string purpose, string text) => HMACSHA256.HashData(Derive(purpose), Encoding.UTF8.GetBytes(text));

    /// <summary>A new signing key, in the form the setting takes.</summary>
    public static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SecretBytes, info: Encoding.UTF8.GetBytes("inclusion access: " + purpose));
}
