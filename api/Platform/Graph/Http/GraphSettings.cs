namespace Inclusion.Platform.Graph.Http;

/// <summary>The section <c>Graph</c> of the settings.</summary>
public sealed record GraphSettings
{
    /// <summary>Holds people's sessions to the documents of the staff application; partners by token stay free.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>Path of the staff application's manifest of documents; null when there is none.</summary>
    public string? DocumentsManifest { get; init; }
}
