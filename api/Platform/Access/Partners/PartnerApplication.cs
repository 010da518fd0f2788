using NodaTime;
using OpenIddict.EntityFrameworkCore.Models;

namespace Inclusion.Platform.Access.Partners;

/// <summary>The credentials of one partner client of one town, as OpenIddict keeps them, and whom they stand for.</summary>
public sealed class PartnerApplication : OpenIddictEntityFrameworkCoreApplication<Guid, PartnerAuthorization, PartnerToken>
{
    public TerritoryId TerritoryId { get; init; }

    public PartnerClientId PartnerClientId { get; init; }

    /// <summary>The hash of the secret before the last rotation, good until <see cref="FormerSecretEndsAt"/>.</summary>
    public string? FormerClientSecret { get; set; }

    public Instant? FormerSecretEndsAt { get; set; }

    public Instant CreatedAt { get; init; }

}

public sealed class PartnerAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, PartnerApplication, PartnerToken>;

public sealed class PartnerScope : OpenIddictEntityFrameworkCoreScope<Guid>;

public sealed class PartnerToken : OpenIddictEntityFrameworkCoreToken<Guid, PartnerApplication, PartnerAuthorization>;
