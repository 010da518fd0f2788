using Inclusion.Platform.Access;

namespace Inclusion.Grc;

/// <summary>The secrets that a town shares with its GRC: derived, so that the database alone signs nothing.</summary>
public static class GrcSecret
{
    public static byte[] Of(AccessKeys keys, GrcLink connection, int number) =>
        keys.Hash("grc webhook", $"{connection.TerritoryId.Value}|{connection.Id.Value}|{number}");

    /// <summary>As Standard Webhooks writes it for a person to copy.</summary>
    public static string Written(byte[] secret) => $"whsec_{Convert.ToBase64String(secret)}";
}
