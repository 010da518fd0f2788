using GraphQLParser;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Lets the queries through by which tools read the schema, and refuses those that make it multiply.</summary>
/// <remarks>
/// The schema answers from memory, but <c>types { fields { type { fields { type { fields …</c> grows by a hundred at each
/// step. So a list of members may not stand below another one, and the whole has a bounded number of selections.
/// </remarks>
internal sealed class IntrospectionMeasure(GraphQLDocument document, GraphLimits limits)
{
    private static readonly HashSet<string> Members =
        ["types", "fields", "inputFields", "interfaces", "possibleTypes", "enumValues", "directives", "args"];

    private int _roots;
    private int _selections;

    /// <summary>Takes <c>__schema</c> or <c>__type</c> with all that is below; <c>__typename</c> is free.</summary>
    /// <returns>The cost, 0: these selections have a limit of their own.</returns>
    /// <exception cref="GraphRefusal">More than two of them, too many selections, or lists that multiply.</exception>
    public long Add(GraphQLField root)
    {
        if (root.SelectionSet is null) return 0;
        if (++_roots > 2) throw TooWide(root);
        Walk(root.SelectionSet, above: null);
        return 0;
    }

    private void Walk(GraphQLSelectionSet? selections, string? above)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (++_selections > limits.IntrospectionSelections) throw TooWide(selection);
            if (selection is GraphQLField field) WalkField(field, above);
            if (selection is GraphQLInlineFragment inline) Walk(inline.SelectionSet, above);
            if (selection is GraphQLFragmentSpread spread)
                Walk(document.FindFragmentDefinition(spread.FragmentName.Name.Value)?.SelectionSet, above);
        }
    }

    private void WalkField(GraphQLField field, string? above)
    {
        var name = field.Name.StringValue;
        if (!Members.Contains(name))
        {
            Walk(field.SelectionSet, above);
            return;
        }

        if (!MayStandBelow(name, above)) throw TooWide(field);
        Walk(field.SelectionSet, name);
    }

    private static bool MayStandBelow(string name, string? above) => above switch
    {
        null => true,
        "types" => name is not ("types" or "directives"),
        "fields" or "directives" => name == "args",
        _ => false,
    };

    private GraphRefusal TooWide(ASTNode node) => new GraphRefusal(
        GraphCodes.IntrospectionTooWide,
        "L'introspection demandée est trop large : le schéma se lit à /graphql/schema.graphql.").At(node, document);
}
