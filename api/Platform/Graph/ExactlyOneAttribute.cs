using GraphQL;
using GraphQL.Types;

namespace Inclusion.Platform.Graph;

/// <summary>Of an input's fields exactly one is given: the contract says <c>@oneOf</c>, and refuses any other before the use case runs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute : GraphQLAttribute
{
    public override void Modify(IGraphType graphType)
    {
        if (graphType is IInputObjectGraphType input) input.IsOneOf = true;
    }
}
