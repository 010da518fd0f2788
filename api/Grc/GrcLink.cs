using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Grc;

/// <summary>Where a town's GRC is called, by signed webhooks. The secrets themselves are kept nowhere: they are drawn from the house's own by their number.</summary>
public sealed class GrcLink
{
    private GrcLink(TerritoryId territoryId, GrcLinkId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public GrcLinkId Id { get; private set; }
    public string TargetUrl { get; private set; } = "";

    /// <summary>The number of the present secret, 1 for the first.</summary>
    public int SecretNumber { get; private set; } = 1;

    /// <summary>Until when the secret before the present one is good too; null when there is none.</summary>
    public Instant? PreviousSecretUntil { get; private set; }
    public Instant ChangedAt { get; private set; }

    public static GrcLink Open(TerritoryId town, string targetUrl, Instant now) => new(town, GrcLinkId.New()) { TargetUrl = targetUrl, ChangedAt = now };

    public void Lead(string targetUrl, Instant now) => (TargetUrl, ChangedAt) = (targetUrl, now);

    public void Rotate(Duration overlap, Instant now) =>
        (SecretNumber, PreviousSecretUntil, ChangedAt) = (SecretNumber + 1, overlap > Duration.Zero ? now + overlap : null, now);

    /// <summary>The numbers of the secrets that are good now, the present one first.</summary>
    public IReadOnlyList<int> SecretsAt(Instant now) => PreviousSecretUntil > now ? [SecretNumber, SecretNumber - 1] : [SecretNumber];
}
