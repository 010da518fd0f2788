using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>The program of a partner association that queries the contract with credentials of its own (OAuth2 client credentials).</summary>
public sealed class PartnerClient
{
    public const int NameMax = 120;

    private PartnerClient(TerritoryId territoryId, PartnerClientId id, StructureId structureId, string name, string clientId, List<string> scopes, Instant createdAt) =>
        (TerritoryId, Id, StructureId, Name, ClientId, Scopes, CreatedAt) = (territoryId, id, structureId, name, clientId, scopes, createdAt);

    public TerritoryId TerritoryId { get; private set; }
    public PartnerClientId Id { get; private set; }
    public StructureId StructureId { get; private set; }
    public string Name { get; private set; }

    /// <summary>The public half of its credentials (<c>client_id</c>).</summary>
    public string ClientId { get; private set; }

    /// <summary>What it was granted, in alphabetical order.</summary>
    public List<string> Scopes { get; private set; }
    public Instant CreatedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    /// <summary>When it last asked for a token, to the minute.</summary>
    public Instant? LastUsedAt { get; private set; }

    public bool IsLive => RevokedAt is null;

    public static Outcome<PartnerClient> Admit(TerritoryId town, StructureId structure, string name, string clientId, IReadOnlyCollection<string> scopes, Instant now)
    {
        var faults = new Faults();
        var client = new PartnerClient(town, PartnerClientId.New(), structure, faults.Line(name, NameMax, "name"), clientId, Granted(faults, scopes), now);
        return faults.Any ? faults.ToRefusals() : client;
    }

    public Outcome<PartnerClient> Grant(IReadOnlyCollection<string> scopes)
    {
        var faults = new Faults();
        var granted = Granted(faults, scopes);
        if (faults.Any) return faults.ToRefusals();
        Scopes = granted;
        return this;
    }

    public void Revoke(Instant now) => RevokedAt ??= now;

    private static List<string> Granted(Faults faults, IReadOnlyCollection<string> scopes)
    {
        if (scopes.Count == 0) faults.Add(new NothingChosen("Choisissez au moins un droit à accorder.", "scopes"));
        if (scopes.FirstOrDefault(scope => !Platform.Access.Scopes.Knows(scope)) is not null)
            faults.Add(new UnknownScope($"Ce droit n'existe pas. Les droits possibles : {string.Join(", ", Platform.Access.Scopes.All.Keys.Order(StringComparer.Ordinal))}.", "scopes"));
        return [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
