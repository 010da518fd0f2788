using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Puts the guard between the wire and the engine.</summary>
public static class GuardRegistration
{
    /// <summary>
    /// Replaces the engine's parser and validator by bounded ones and its errors by ours, and makes query fields run one
    /// after the other: an operation has one connection.
    /// </summary>
    public static IGraphQLBuilder AddGuard(this IGraphQLBuilder graph, GraphLimits limits)
    {
        graph.Services.Register<GraphLimits>(limits);
        graph.Services.Register<IDocumentBuilder>(new GuardedDocumentBuilder(limits));
        graph.Services.Register<IDocumentValidator>(new BoundedValidator(limits));
        return graph
            .AddErrorInfoProvider(new GraphErrors())
            .AddValidationRule(new OperationRule(limits))
            .AddExecutionStrategy<SerialExecutionStrategy>(OperationType.Query);
    }
}
