using Inclusion.Platform.Access.Web;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Graph.Http;

/// <summary>The section <c>Graph</c> of the settings.</summary>
public sealed record GraphSettings
{
    private static readonly Setting Only = new(
        "Graph:OnlyTrustedDocuments",
        "« true » réserve les sessions des agents aux documents de l'application ; les partenaires restent libres. « false » sinon.");

    private static readonly Setting Manifest = new(
        "Graph:DocumentsManifest",
        "Fichier des documents de l'application des agents (objet JSON, SHA-256 → texte) ; sinon celui de sa construction.");

    /// <summary>Holds people's sessions to the documents of the staff application; partners by token stay free.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>Path of the staff application's manifest of documents; null when there is none.</summary>
    public string? DocumentsManifest { get; init; }

    /// <exception cref="StartRefusedException">A value that is neither true nor false, or a file that is not there.</exception>
    public static GraphSettings From(IConfiguration configuration) => new()
    {
        OnlyTrustedDocuments = Truth(Only.Read(configuration)),
        DocumentsManifest = Existing(Manifest.Read(configuration)) ?? BuiltManifest(),
    };

    private static bool Truth(string? value) => value is null || bool.TryParse(value, out _)
        ? value is not null && bool.Parse(value)
        : throw new StartRefusedException($"Le réglage {Only.Variable} vaut « true » ou « false ».");

    private static string? Existing(string? path) => path is null || File.Exists(path)
        ? path
        : throw new StartRefusedException($"Le réglage {Manifest.Variable} nomme un fichier qui n'existe pas.");

    /// <summary>What the staff application's build left beside it.</summary>
    private static string? BuiltManifest() => StaffApplication.Folder is { } folder && Path.Combine(folder, "documents.json") is var path && File.Exists(path) ? path : null;
}
