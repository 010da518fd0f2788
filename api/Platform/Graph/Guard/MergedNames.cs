using GraphQLParser;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Counts how often one name answers at one place, fragments expanded and equal fields merged.</summary>
/// <remarks>
/// The engine's merge rule compares each of them with each other and reports every pair: 400 fields of one name cost it
/// 180 MB. The number of selections looked at is bounded too, since a fragment is walked again wherever it is spread.
/// </remarks>
internal sealed class MergedNames(IReadOnlyDictionary<ROM, GraphQLFragmentDefinition> fragments, GraphLimits limits)
{
    private const int RoomForFragments = 10;

    private int _left = limits.ExpandedSelections * RoomForFragments;

    /// <exception cref="GraphRefusal">One name answers too often, or the fragments multiply.</exception>
    public void Check(GraphQLSelectionSet selections) => Check([selections]);

    private void Check(List<GraphQLSelectionSet> merged)
    {
        var named = new Dictionary<ROM, List<GraphQLField>>();
        var spread = new HashSet<ROM>();
        merged.ForEach(selections => Gather(selections, named, spread));

        foreach (var fields in named.Values)
        {
            if (fields.Count > limits.SameNames) throw TooMany();
            var below = fields.Select(field => field.SelectionSet).OfType<GraphQLSelectionSet>().ToList();
            if (below.Count > 0) Check(below);
        }
    }

    private void Gather(GraphQLSelectionSet? selections, Dictionary<ROM, List<GraphQLField>> named, HashSet<ROM> spread)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (--_left < 0) throw TooWide();
            if (selection is GraphQLField field) Of(field, named).Add(field);
            if (selection is GraphQLInlineFragment inline) Gather(inline.SelectionSet, named, spread);
            if (selection is GraphQLFragmentSpread one && spread.Add(one.FragmentName.Name.Value))
                Gather(fragments.GetValueOrDefault(one.FragmentName.Name.Value)?.SelectionSet, named, spread);
        }
    }

    private static List<GraphQLField> Of(GraphQLField field, Dictionary<ROM, List<GraphQLField>> named)
    {
        var name = field.Alias?.Name.Value ?? field.Name.Value;
        if (!named.TryGetValue(name, out var same)) named[name] = same = [];
        return same;
    }

    private GraphRefusal TooMany() => new(
        GraphCodes.TooManySameNames, $"Un même nom répond plus de {limits.SameNames} fois au même endroit.");

    private static GraphRefusal TooWide() => new(
        GraphCodes.ExpansionTooLarge, "Une fois ses fragments développés, le document est trop grand.");
}
