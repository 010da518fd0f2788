using GraphQL;

namespace Inclusion.Platform.Graph.Http;

/// <summary>One request as it came over the wire, checked and parsed, ready to be executed.</summary>
/// <param name="Query">The document's text, also when only its id was sent.</param>
/// <param name="OperationName">As sent; null when the document has one operation.</param>
/// <param name="Variables">As sent; null when absent.</param>
/// <param name="Extensions">As sent; null when absent.</param>
/// <param name="Operation">The parsed operation.</param>
/// <param name="DocumentId">SHA-256 of the text in lower-case hexadecimal when the document is a trusted one, else null.</param>
public sealed record GraphRequest(
    string? Query,
    string? OperationName,
    Inputs? Variables,
    Inputs? Extensions,
    GraphOperation? Operation,
    string? DocumentId)
{
    /// <summary>Set on every mutation: 8 to 128 visible ASCII characters chosen by the client.</summary>
    public string? IdempotencyKey { get; init; }
}
