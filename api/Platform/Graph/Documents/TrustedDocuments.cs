using System.Collections.Frozen;
using System.Text.Json;
using GraphQL.Execution;

namespace Inclusion.Platform.Graph.Documents;

/// <summary>The texts of the documents to trust: read before anything is served, so that a broken file stops the start.</summary>
internal sealed record TrustedTexts(IReadOnlyCollection<string> All);

/// <summary>The documents that may be asked for by id alone; they stay as they are once they are read.</summary>
public sealed class TrustedDocuments
{
    private const string Prefix = "sha256:";

    private readonly FrozenDictionary<string, TrustedDocument> _byId;

    /// <exception cref="Inclusion.Platform.Graph.Guard.GraphRefusal">A document that the guard itself would refuse.</exception>
    public TrustedDocuments(IDocumentBuilder parser, IEnumerable<string> texts) =>
        _byId = texts.Distinct(StringComparer.Ordinal)
            .Select(text => new TrustedDocument(TrustedDocument.IdOf(text), text, parser.Build(text)))
            .ToFrozenDictionary(document => document.Id, StringComparer.Ordinal);

    /// <summary>By SHA-256 in hexadecimal, with or without <c>sha256:</c> before it; null when unknown.</summary>
    public TrustedDocument? Find(string id)
    {
        var hash = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return _byId.GetValueOrDefault(hash);
    }

    /// <summary>Reads the manifest that the staff application's build writes: one JSON object, id to text.</summary>
    /// <exception cref="InvalidOperationException">An id is not the hash of its text: the build or the file is broken.</exception>
    public static IReadOnlyCollection<string> ReadManifest(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. manifest.RootElement.EnumerateObject().Select(entry => entry.Value.GetString() is { } text && TrustedDocument.IdOf(text) == entry.Name
            ? text
            : throw new InvalidOperationException($"{Path.GetFileName(path)}: « {entry.Name} » is not the SHA-256 of its text."))];
    }
}
