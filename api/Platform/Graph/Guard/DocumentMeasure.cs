using GraphQLParser;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Counts a parsed document once, and refuses it when it is larger than <see cref="GraphLimits"/> allow.</summary>
/// <remarks>
/// Each fragment is weighed once and its weight reused, so the time is linear in the document however often fragments
/// name one another; sums saturate, so no document makes a count negative.
/// </remarks>
internal sealed class DocumentMeasure
{
    /// <summary>Greater than every limit, and far from overflow when added to itself.</summary>
    private const long Enough = 1_000_000_000;

    private readonly GraphQLDocument _document;
    private readonly GraphLimits _limits;
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<ROM, Weight> _weighed = [];
    private readonly HashSet<ROM> _open = [];
    private readonly WrittenCounts _written;

    private DocumentMeasure(GraphQLDocument document, GraphLimits limits)
    {
        _document = document;
        _limits = limits;
        _written = new WrittenCounts(limits);
    }

    /// <exception cref="GraphRefusal">With the code of the first limit that is passed.</exception>
    public static void Check(GraphQLDocument document, GraphLimits limits) => new DocumentMeasure(document, limits).Check();

    private void Check()
    {
        foreach (var definition in _document.Definitions)
        {
            _written.Add(definition);
            if (definition is GraphQLFragmentDefinition fragment) _fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }

        var (expanded, widest) = (0L, 0L);
        foreach (var definition in _document.Definitions)
        {
            var weight = WeightOf(definition);
            if (weight.Depth > _limits.Depth) throw TooDeep(definition);
            widest = Math.Max(widest, weight.Selections);
            if (definition is not GraphQLOperationDefinition operation) continue;
            expanded = Sum(expanded, weight.Selections);
            if (operation.Operation == OperationType.Mutation && weight.Roots > 1) throw SeveralMutations(operation);
        }

        if (Math.Max(expanded, widest) > _limits.ExpandedSelections) throw TooExpanded();
        CheckNames();
    }

    private void CheckNames()
    {
        var names = new MergedNames(_fragments, _limits);
        foreach (var definition in _document.Definitions.OfType<GraphQLExecutableDefinition>())
        {
            names.Check(definition.SelectionSet);
        }
    }

    private Weight WeightOf(ASTNode definition) => definition switch
    {
        GraphQLOperationDefinition operation => Of(operation.SelectionSet),
        GraphQLFragmentDefinition fragment => OfFragment(fragment.FragmentName),
        _ => default,
    };

    private Weight Of(GraphQLSelectionSet? selections)
    {
        var total = default(Weight);
        foreach (var selection in selections?.Selections ?? [])
        {
            total = total.And(OfSelection(selection));
        }

        return total;
    }

    private Weight OfSelection(ASTNode selection) => selection switch
    {
        GraphQLField field => Of(field.SelectionSet).UnderField(field.Name.Value == "__typename"),
        GraphQLInlineFragment inline => Of(inline.SelectionSet).UnderFragment(),
        GraphQLFragmentSpread spread => OfFragment(spread.FragmentName).UnderFragment(),
        _ => default,
    };

    private Weight OfFragment(GraphQLFragmentName name)
    {
        var key = name.Name.Value;
        if (_weighed.TryGetValue(key, out var known)) return known;
        if (!_fragments.TryGetValue(key, out var fragment)) return default;
        if (!_open.Add(key)) throw Cycle(name);

        var weight = Of(fragment.SelectionSet);
        _open.Remove(key);
        _weighed.Add(key, weight);
        return weight;
    }

    private static long Sum(long left, long right) => Math.Min(left + right, Enough);

    private GraphRefusal TooDeep(ASTNode definition) => new GraphRefusal(
        GraphCodes.DocumentTooDeep,
        $"Le document imbrique plus de {_limits.Depth} sélections.").At(definition, _document);

    private GraphRefusal TooExpanded() => new(
        GraphCodes.ExpansionTooLarge,
        $"Une fois ses fragments développés, le document dépasse {_limits.ExpandedSelections} sélections.");

    private GraphRefusal SeveralMutations(GraphQLOperationDefinition operation) => new GraphRefusal(
        GraphCodes.OneMutationAtATime,
        "Un document ne porte qu'une seule mutation : envoyez les autres à part.").At(operation, _document);

    private GraphRefusal Cycle(GraphQLFragmentName name) => new GraphRefusal(
        GraphCodes.FragmentCycle,
        "Un fragment se contient lui-même.").At(name, _document);

    /// <summary>What a selection set holds once expanded; <c>Roots</c> counts its own fields, <c>__typename</c> left out.</summary>
    private readonly record struct Weight(long Selections, int Depth, long Roots)
    {
        public Weight And(Weight other) => new(
            Sum(Selections, other.Selections), Math.Max(Depth, other.Depth), Sum(Roots, other.Roots));

        public Weight UnderField(bool isTypeName) => new(Sum(Selections, 1), Depth + 1, isTypeName ? 0 : 1);

        public Weight UnderFragment() => this with { Selections = Sum(Selections, 1) };
    }
}
