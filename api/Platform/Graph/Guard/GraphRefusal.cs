using GraphQL;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>A request that is refused as a whole, with a stable code and a French sentence that may be shown.</summary>
public sealed class GraphRefusal : ExecutionError
{
    /// <param name="code">One of <see cref="GraphCodes"/>, or a code of the same shape that its thrower documents.</param>
    /// <param name="message">Shown to the caller as it is: nothing internal, no value of a person.</param>
    /// <param name="status">
    /// The HTTP status whatever the answer's format; null when the document itself is at fault, which the two JSON
    /// formats report differently (400 and 200).
    /// </param>
    public GraphRefusal(string code, string message, int? status = null) : base(message)
    {
        Code = code;
        Status = status;
    }

    public int? Status { get; }

    /// <summary>An unexpected failure: all that may leave is a trace id, to be quoted to the support.</summary>
    public static GraphRefusal Internal(string traceId) =>
        new GraphRefusal(
            GraphCodes.Internal,
            "Une erreur inattendue s'est produite. Réessayez, puis signalez-la avec son numéro de trace.",
            StatusCodes.Status500InternalServerError).With("traceId", traceId);

    /// <summary>Points at the place in the document that caused the refusal.</summary>
    public GraphRefusal At(ASTNode node, GraphQLDocument document) => this.AddLocation(node, document);

    /// <summary>Adds one value that a client program may read beside the code.</summary>
    public GraphRefusal With(string name, object? value) => this.AddExtension(name, value);
}
