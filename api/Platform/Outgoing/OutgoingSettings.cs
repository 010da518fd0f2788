using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Outgoing;

/// <summary>Which targets inside the operator's own network may be called. Only the operator says so; no screen does.</summary>
/// <param name="AllowedPrivateTargets">« host:port », word for word as in the address; they may be called without TLS too.</param>
public sealed record OutgoingSettings(IReadOnlySet<string> AllowedPrivateTargets)
{
    private static readonly Setting Allowed = new("Grc:AllowedPrivateTargets",
        "cibles du réseau interne que la GRC d'une collectivité peut utiliser, « hôte:port » exacts séparés par des virgules ; aucune sans lui.");

    /// <exception cref="StartRefusedException">An entry is no « host:port ».</exception>
    public static OutgoingSettings Read(IConfiguration settings)
    {
        var targets = (Allowed.Read(settings) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Exists(targets, target => !Uri.TryCreate($"https://{target}", UriKind.Absolute, out var uri) || !target.EndsWith($":{uri.Port}", StringComparison.Ordinal)))
            throw new StartRefusedException($"Le réglage {Allowed.Variable} est une liste de « hôte:port ».");
        return new OutgoingSettings(targets.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    public bool Lists(Uri target) => AllowedPrivateTargets.Contains($"{target.IdnHost}:{target.Port}");
}
