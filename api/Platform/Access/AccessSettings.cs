namespace Inclusion.Platform.Access;

/// <summary>The settings of sign-in (section <c>Access</c>), besides the outside issuer's.</summary>
public sealed class AccessSettings
{
    public const string Section = "Access";

    /// <summary>32 random bytes in base 64, kept outside the database. Changing it ends sessions, links and second factors.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The private key that signs partners' tokens: PEM, elliptic curve P-256.</summary>
    public string SigningKey { get; init; } = "";

    /// <summary>Where people reach the product, as in « https://inclusion.ville.fr/ »: mailed links and tokens name it.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Whether a password alone is not enough: the second step is set up at the first sign-in. True unless said otherwise, except in Development.</summary>
    public bool? SecondFactorRequired { get; init; }

    /// <summary>The reverse proxies whose X-Forwarded headers are believed, by network address.</summary>
    public string[] TrustedProxies { get; init; } = [];

    public static AccessSettings From(IConfiguration configuration) => configuration.GetSection(Section).Get<AccessSettings>() ?? new();

    /// <summary>What is missing or wrong, one sentence each; nothing in Development, where what is missing is made.</summary>
    public IEnumerable<string> Faults(bool isDevelopment)
    {
        if (!IsSecret(Secret, isDevelopment)) yield return "Access:Secret is missing or is not 32 random bytes in base 64 (make one with: openssl rand -base64 32).";
        if (SigningKey.Length == 0 && !isDevelopment) yield return "Access:SigningKey is missing (make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256).";
        if (!IsAddress(PublicAddress, isDevelopment)) yield return "Access:PublicAddress is missing or is not an https address.";
    }

    private static bool IsSecret(string text, bool isDevelopment)
    {
        if (text.Length == 0) return isDevelopment;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == AccessKeys.SecretBytes;
    }

    private static bool IsAddress(string text, bool isDevelopment)
    {
        if (text.Length == 0) return isDevelopment;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (isDevelopment || address.Scheme == Uri.UriSchemeHttps);
    }
}
