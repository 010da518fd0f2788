using GraphQL.Validation;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>The limits that need the schema and the variables' values: cost, page sizes, code checks, introspection.</summary>
/// <remarks>Runs once a document is otherwise valid and its arguments are read, so it sees literals, variables and defaults alike.</remarks>
public sealed class OperationRule(GraphLimits limits) : ValidationRuleBase
{
    /// <exception cref="GraphRefusal">The operation asks too much.</exception>
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (!context.HasErrors) new OperationWalk(context, limits).Check();
        return default;
    }
}
