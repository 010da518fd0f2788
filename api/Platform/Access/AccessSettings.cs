using System.Net;
using System.Security.Cryptography;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Access;

/// <summary>The settings of sign-in, besides the outside issuer's.</summary>
public sealed record AccessSettings(Uri? PublicAddress, bool SecondFactorRequired, IReadOnlyList<IPAddress> TrustedProxies)
{
    public static readonly Setting Secret = new("Access:Secret",
        "secret des connexions : 32 octets au hasard en base 64 (openssl rand -base64 32). Le changer ferme les sessions, les liens envoyés et les doubles authentifications.")
    {
        IsSecret = true,
        IsRequired = true,
        MadeInDevelopment = () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(AccessKeys.SecretBytes)),
    };

    public static readonly Setting SigningKey = new("Access:SigningKey",
        "clé qui signe les jetons des partenaires : clé privée EC P-256, PKCS#8 en base 64 (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER | base64 -w0).")
    {
        IsSecret = true,
        IsRequired = true,
        MadeInDevelopment = AccessKeys.NewSigningKey,
    };

    public static readonly Setting Address = new("Access:PublicAddress",
        "adresse publique, en https, que nomment les liens envoyés et les jetons (https://inclusion.ville.fr/).")
    {
        IsRequired = true,
    };

    public static readonly Setting SecondFactor = new("Access:SecondFactorRequired",
        "true ou false : la connexion en deux étapes est exigée de chacun (true sans ce réglage, sauf en développement).");

    public static readonly Setting Proxies = new("Access:TrustedProxies",
        "adresses des serveurs mandataires dont l'en-tête X-Forwarded-For est cru, séparées par des virgules.");

    /// <exception cref="StartRefusedException">One sentence: which setting is not in its form.</exception>
    public static AccessSettings From(IConfiguration configuration, IHostEnvironment environment) => new(
        Address.Read(configuration) is { } address ? ReadAddress(address, environment.IsDevelopment()) : null,
        SecondFactor.Read(configuration) is { } required ? required is "true" or "True" : !environment.IsDevelopment(),
        [.. (Proxies.Read(configuration) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadProxy)]);

    private static Uri ReadAddress(string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp))
            ? address
            : throw new StartRefusedException($"Le réglage {Address.Variable} n'est pas une adresse https.");

    private static IPAddress ReadProxy(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new StartRefusedException($"Le réglage {Proxies.Variable} : {text} n'est pas une adresse réseau.");
}
