using System.Collections.Concurrent;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Documents;

/// <summary>
/// Texts that partners' programs sent lately, parsed: a program asks the same few questions all day. What the guard
/// refuses is never kept.
/// </summary>
internal sealed class RecentDocuments(IDocumentBuilder parser)
{
    /// <summary>Above this a text is parsed each time: with its syntax it would weigh too much to be kept.</summary>
    public const int Longest = 4096;

    /// <summary>How many are kept; the next one begins anew.</summary>
    public const int Most = 128;

    private readonly ConcurrentDictionary<string, GraphQLDocument> _known = new(StringComparer.Ordinal);

    /// <exception cref="Inclusion.Platform.Graph.Guard.GraphRefusal">No GraphQL, or more than the guard lets through.</exception>
    public GraphQLDocument Of(string text)
    {
        if (_known.TryGetValue(text, out var known)) return known;

        var document = parser.Build(text);
        if (text.Length > Longest) return document;
        if (_known.Count >= Most) _known.Clear();
        return _known.GetOrAdd(text, document);
    }
}
