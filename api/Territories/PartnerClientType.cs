using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>The program of a partner association, with credentials of its own (OAuth2 client credentials).</summary>
[Allows(Role.Administrator)]
public sealed class PartnerClientType(PartnerClient client, string? secret = null)
{
    /// <summary>Its identifier.</summary>
    public PartnerClientId Id => client.Id;

    /// <summary>What the administrator calls it.</summary>
    public string Name => client.Name;

    /// <summary>The public half of its credentials, sent as `client_id`.</summary>
    public string ClientId => client.ClientId;

    /// <summary>
    /// The secret half of its credentials, sent as `client_secret`. Shown only by the mutation that has just made it: null
    /// everywhere else, and when that mutation is answered again to the same idempotency key.
    /// </summary>
    public string? Secret => secret;

    /// <summary>What it is granted, in alphabetical order.</summary>
    public IReadOnlyList<string> Scopes => client.Scopes;

    /// <summary>When it was admitted.</summary>
    public Instant CreatedAt => client.CreatedAt;

    /// <summary>Since when it may no longer query; null while it may.</summary>
    public Instant? RevokedAt => client.RevokedAt;

    /// <summary>When it last asked for a token, to the minute; null when it never did.</summary>
    public Instant? LastUsedAt => client.LastUsedAt;

    /// <summary>The partner's structure.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(client.StructureId);

    [Lookup]
    public static async Task<PartnerClientType?> FindAsync(PartnerClientId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.PartnerClients.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop) is { } found ? new(found) : null;
}
