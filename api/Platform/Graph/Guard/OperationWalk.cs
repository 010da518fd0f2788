using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Walks one operation with its fragments expanded, estimates what it may produce, and refuses what is too much.</summary>
/// <remarks>
/// The measure taken before has bounded the expansion, so the walk is short. A cost is a number of objects: 1 for each
/// object or list field, multiplied by every page (<c>first</c>) and plain list above it; a scalar costs nothing.
/// </remarks>
internal sealed class OperationWalk(ValidationContext context, GraphLimits limits)
{
    private const long Saturated = long.MaxValue / 4;
    private const int UnstatedBound = 10;

    private readonly PageSizes _pages = new(context, limits);
    private readonly IntrospectionMeasure _introspection = new(context.Document, limits);
    private int _codeChecks;

    /// <exception cref="GraphRefusal">With the code of the first limit that is passed.</exception>
    public void Check()
    {
        var root = RootType();
        if (root is null) return;

        var cost = CostOf(context.Operation.SelectionSet, root, page: null);
        if (cost > limits.Cost) throw TooDear(cost);
    }

    private IComplexGraphType? RootType() => context.Operation.Operation switch
    {
        OperationType.Mutation => context.Schema.Mutation,
        OperationType.Subscription => context.Schema.Subscription,
        _ => context.Schema.Query,
    };

    /// <param name="selections">What is asked of the objects.</param>
    /// <param name="parent">Their type, null for a union.</param>
    /// <param name="page">The page size when the objects are a connection: it multiplies the lists directly below.</param>
    private long CostOf(GraphQLSelectionSet? selections, IComplexGraphType? parent, long? page)
    {
        var total = 0L;
        foreach (var selection in selections?.Selections ?? [])
        {
            total = Sum(total, CostOf(selection, parent, page));
        }

        return total;
    }

    private long CostOf(ASTNode selection, IComplexGraphType? parent, long? page) => selection switch
    {
        GraphQLField field => CostOfField(field, parent, page),
        GraphQLInlineFragment inline => CostOf(inline.SelectionSet, Narrowed(inline.TypeCondition, parent), page),
        GraphQLFragmentSpread spread => CostOfSpread(spread, parent, page),
        _ => 0,
    };

    private long CostOfSpread(GraphQLFragmentSpread spread, IComplexGraphType? parent, long? page)
    {
        var fragment = context.Document.FindFragmentDefinition(spread.FragmentName.Name.Value);
        return fragment is null ? 0 : CostOf(fragment.SelectionSet, Narrowed(fragment.TypeCondition, parent), page);
    }

    private long CostOfField(GraphQLField field, IComplexGraphType? parent, long? page)
    {
        if (field.Name.Value.Span.StartsWith("__")) return _introspection.Add(field);

        var definition = parent?.GetField(field.Name.Value);
        if (definition?.ResolvedType is not { } type) return 0;
        if (definition.GetMetadata(FieldMarks.CodeCheck, false) && ++_codeChecks > 1) throw SeveralCodeChecks(field);

        var ownPage = _pages.Of(field, definition);
        var named = type.GetNamedType();
        var own = definition.GetMetadata(FieldMarks.Cost, named is IComplexGraphType or UnionGraphType ? 1L : 0L);
        if (!IsList(type)) return Sum(own, CostOf(field.SelectionSet, named as IComplexGraphType, ownPage));

        var length = ownPage ?? page ?? definition.GetMetadata(FieldMarks.Bound, UnstatedBound);
        return Product(length, Sum(own, CostOf(field.SelectionSet, named as IComplexGraphType, page: null)));
    }

    private IComplexGraphType? Narrowed(GraphQLTypeCondition? condition, IComplexGraphType? parent) =>
        condition is null ? parent : context.Schema.AllTypes[condition.Type.Name.Value] as IComplexGraphType;

    private static bool IsList(IGraphType type) => type switch
    {
        NonNullGraphType { ResolvedType: { } inner } => IsList(inner),
        ListGraphType => true,
        _ => false,
    };

    private static long Sum(long left, long right) => Math.Min(left + right, Saturated);

    private static long Product(long left, long right) => right == 0 || left <= Saturated / right ? left * right : Saturated;

    private GraphRefusal TooDear(long cost) => new GraphRefusal(
        GraphCodes.CostTooHigh,
        $"La demande pourrait produire plus de {limits.Cost} objets : demandez des pages plus petites.")
        .With("cost", Math.Min(cost, Saturated)).With("limit", limits.Cost);

    private GraphRefusal SeveralCodeChecks(GraphQLField field) => new GraphRefusal(
        GraphCodes.OneCodeCheckAtATime,
        "Un document n'essaie qu'un seul code.").At(field, context.Document);
}
