using Microsoft.Extensions.Options;
using NodaTime;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Inclusion.Platform.Access.Partners;

/// <summary>Judges a partner's secret: the present one, or the one before it until the end of the overlap.</summary>
public sealed class PartnerSecrets(
    IOpenIddictApplicationCache<PartnerApplication> cache,
    ILogger<OpenIddictApplicationManager<PartnerApplication>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<PartnerApplication> store,
    PartnerSecretHash hash,
    IClock clock) : OpenIddictApplicationManager<PartnerApplication>(cache, logger, options, store)
{
    public override ValueTask<bool> ValidateClientSecretAsync(PartnerApplication application, string secret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (hash.IsOf(secret, application.ClientSecret)) return ValueTask.FromResult(true);
        return ValueTask.FromResult(application.FormerSecretEndsAt > clock.GetCurrentInstant() && hash.IsOf(secret, application.FormerClientSecret));
    }

    protected override ValueTask<string> ObfuscateClientSecretAsync(string secret, CancellationToken cancellationToken = default) => ValueTask.FromResult(hash.Of(secret));

    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(hash.IsOf(secret, comparand));
}
