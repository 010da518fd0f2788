using System.Security.Cryptography;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Access;

/// <summary>Finds the secrets of sign-in: in the settings; in Development, in files made once under the git-ignored folder.</summary>
public static class AccessSecrets
{
    public static AccessKeys Open(AccessSettings settings, IHostEnvironment environment)
    {
        var isDevelopment = environment.IsDevelopment();
        if (settings.Faults(isDevelopment).FirstOrDefault() is { } fault) throw new InvalidOperationException(fault);

        return new AccessKeys(Convert.FromBase64String(settings.Secret), settings.SigningKey);
    }

    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(AccessKeys.SecretBytes));
}
