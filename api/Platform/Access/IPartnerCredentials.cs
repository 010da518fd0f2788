using NodaTime;

namespace Inclusion.Platform.Access;

/// <summary>The OAuth2 credentials of partner clients, inside the operation of the town's room.</summary>
public interface IPartnerCredentials
{
    /// <summary>Makes credentials for a client; the secret is shown here and never again.</summary>
    /// <param name="client">The client of the open operation's town.</param>
    /// <param name="clientId">Its <c>client_id</c>, from <see cref="PartnerClientIds.New"/>.</param>
    /// <param name="stop">Stops waiting.</param>
    Task<PartnerSecret> CreateAsync(PartnerClientId client, string clientId, CancellationToken stop);

    /// <summary>Makes another secret; the present one stays good for <paramref name="overlap"/> (at most 30 days), the one before it ends. Null when there are no credentials.</summary>
    Task<PartnerSecret?> RotateAsync(PartnerClientId client, Duration overlap, CancellationToken stop);

    /// <summary>Destroys the credentials; every token of the client ends at once.</summary>
    Task RevokeAsync(PartnerClientId client, CancellationToken stop);

    /// <summary>The grants or the structure of the client changed: its tokens end, and the next ones carry the new grants.</summary>
    Task EndTokensAsync(PartnerClientId client, CancellationToken stop);
}

/// <summary>Credentials as shown once.</summary>
public sealed record PartnerSecret(string ClientId, string Secret);

/// <summary>The public half of a partner's credentials.</summary>
public static class PartnerClientIds
{
    /// <summary>80 random bits: it says nothing of the town or of the partner.</summary>
    public static string New() => "partenaire-" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(10));
}
