using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Platform.Storage;

/// <summary>What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5802): made here, the password itself never reaches the server or its log.</summary>
internal static class ScramVerifier
{
    private const int SaltBytes = 16, Iterations = 4096;

    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltBytes), Iterations);

    internal static string Of(string password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
