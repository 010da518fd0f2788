using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>The program of a partner association that queries the contract with credentials of its own (OAuth2 client credentials).</summary>
public sealed class PartnerClient
{
    private PartnerClient(TerritoryId territoryId, PartnerClientId id, StructureId structureId, string name, string clientId, List<string> scopes, Instant createdAt) =>
        (TerritoryId, Id, StructureId, Name, ClientId, Scopes, CreatedAt) = (territoryId, id, structureId, name, clientId, scopes, createdAt);

    public TerritoryId TerritoryId { get; private set; }
    public PartnerClientId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public string Name { get; private set; }

    /// <summary>The public half of its credentials (<c>client_id</c>).</summary>
    public string ClientId { get; private set; }

    /// <summary>What it was granted.</summary>
    public List<string> Scopes { get; private set; }
    public Instant CreatedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    /// <summary>When it last asked for a token, to the minute.</summary>
    public Instant? LastUsedAt { get; private set; }

    public static PartnerClient Admit(TerritoryId town, StructureId structure, string name, string clientId, IEnumerable<string> scopes, Instant now) =>
        new(town, PartnerClientId.New(), structure, name, clientId, [.. scopes], now);
}
