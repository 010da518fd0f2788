using System.Text;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Parses a document and measures it, so that no validation rule ever meets one that is too large.</summary>
public sealed class GuardedDocumentBuilder(GraphLimits limits) : IDocumentBuilder
{
    /// <exception cref="GraphRefusal">When the text is too long, no GraphQL, or passes a limit.</exception>
    public GraphQLDocument Build(string body)
    {
        if (IsTooLong(body)) throw TooLong();

        var document = Parse(body);
        DocumentMeasure.Check(document, limits);
        return document;
    }

    private GraphQLDocument Parse(string body)
    {
        try
        {
            return Parser.Parse(body, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = limits.SyntaxDepth });
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new GraphRefusal(GraphCodes.DocumentTooDeep, $"Le document imbrique plus de {limits.SyntaxDepth} éléments.");
        }
        catch (GraphQLSyntaxErrorException error)
        {
            var refusal = new GraphRefusal(GraphCodes.SyntaxError, $"Document GraphQL illisible : {Wording.Short(error.Description)}");
            refusal.AddLocation(error.Location);
            throw refusal;
        }
    }

    private bool IsTooLong(string body) =>
        body.Length > limits.DocumentBytes || Encoding.UTF8.GetByteCount(body) > limits.DocumentBytes;

    private GraphRefusal TooLong() => new(
        GraphCodes.DocumentTooLong,
        $"Le document dépasse {limits.DocumentBytes / 1024} Ko.");
}
