using System.Security.Cryptography;
using Inclusion.Platform.Access.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using OpenIddict.Abstractions;

namespace Inclusion.Platform.Access.Partners;

/// <inheritdoc cref="IPartnerCredentials"/>
public sealed class PartnerCredentials(OperationAccess access, Actor actor, PartnerSecretHash hash, IClock clock) : IPartnerCredentials
{
    public static readonly Duration LongestOverlap = Duration.FromDays(30);

    private const string Permissions =
        $"[\"{OpenIddictConstants.Permissions.Endpoints.Token}\",\"{OpenIddictConstants.Permissions.GrantTypes.ClientCredentials}\"]";

    private AccessDb Db => access.Db;

    public async Task<PartnerSecret> CreateAsync(PartnerClientId client, string clientId, CancellationToken stop)
    {
        var secret = NewSecret();
        Db.PartnerApplications.Add(new PartnerApplication
        {
            Id = Guid.CreateVersion7(),
            TerritoryId = actor.Territory,
            PartnerClientId = client,
            CreatedAt = clock.GetCurrentInstant(),
            ClientId = clientId,
            ClientSecret = hash.Of(secret),
            ClientType = OpenIddictConstants.ClientTypes.Confidential,
            ConcurrencyToken = Guid.NewGuid().ToString(),
            Permissions = Permissions,
        });
        await Db.SaveChangesAsync(stop);
        return new PartnerSecret(clientId, secret);
    }

    public async Task<PartnerSecret?> RotateAsync(PartnerClientId client, Duration overlap, CancellationToken stop)
    {
        if (overlap < Duration.Zero || overlap > LongestOverlap) throw new ArgumentOutOfRangeException(nameof(overlap));
        if (await Of(client).SingleOrDefaultAsync(stop) is not { ClientId: { } clientId } application) return null;

        var secret = NewSecret();
        application.FormerClientSecret = overlap == Duration.Zero ? null : application.ClientSecret;
        application.FormerSecretEndsAt = overlap == Duration.Zero ? null : clock.GetCurrentInstant() + overlap;
        application.ClientSecret = hash.Of(secret);
        application.ConcurrencyToken = Guid.NewGuid().ToString();
        await Db.SaveChangesAsync(stop);
        return new PartnerSecret(clientId, secret);
    }

    /// <remarks>The tokens go with the credentials, and a token without its row is refused.</remarks>
    public Task RevokeAsync(PartnerClientId client, CancellationToken stop) => Of(client).ExecuteDeleteAsync(stop);

    public Task EndTokensAsync(PartnerClientId client, CancellationToken stop) =>
        Db.Set<PartnerToken>().Where(token => Of(client).Contains(token.Application)).ExecuteDeleteAsync(stop);

    private IQueryable<PartnerApplication> Of(PartnerClientId client) =>
        Db.PartnerApplications.Where(each => each.TerritoryId == actor.Territory && each.PartnerClientId == client);

    private static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Hashes secrets. They hold 256 random bits, so one keyed hash is enough, and costs the token endpoint nothing.</summary>
public sealed class PartnerSecretHash(AccessKeys keys)
{
    public string Of(string secret) => Convert.ToBase64String(keys.Hash("partner secret", secret));

    public bool IsOf(string secret, string? hash) => hash is not null && CryptographicOperations.FixedTimeEquals(
        keys.Hash("partner secret", secret), Convert.FromBase64String(hash));
}
