using GraphQLParser.AST;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>The one operation of a parsed document that a request asks for.</summary>
/// <param name="Document">Parsed and measured once; the execution takes it as it is.</param>
/// <param name="Definition">The operation itself, one of the document's.</param>
public sealed record GraphOperation(GraphQLDocument Document, GraphQLOperationDefinition Definition)
{
    public OperationType Kind => Definition.Operation;

    public bool IsMutation => Kind == OperationType.Mutation;

    /// <summary>The first root field. Once the document is valid it is a name of the contract, never one that the client made up.</summary>
    public string RootField => Definition.SelectionSet.Selections.OfType<GraphQLField>().FirstOrDefault()?.Name.StringValue ?? "fragment";

    /// <summary>Chooses by name, or the only one there is.</summary>
    /// <exception cref="GraphRefusal">No operation of that name, or several and no name.</exception>
    public static GraphOperation In(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        if (!string.IsNullOrEmpty(name)) return new(document, operations.Find(one => one.Name == name) ?? throw NotFound());
        if (operations.Count > 1) throw NameRequired();
        return new(document, operations.Count == 1 ? operations[0] : throw NotFound());
    }

    private static GraphRefusal NotFound() => new(
        GraphCodes.OperationNotFound, "Le document ne contient pas l'opération demandée.");

    private static GraphRefusal NameRequired() => new(
        GraphCodes.OperationNameRequired, "Le document contient plusieurs opérations : nommez-en une dans « operationName ».");
}
