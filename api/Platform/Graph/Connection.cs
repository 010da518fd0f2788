using GraphQL.Types;

namespace Inclusion.Platform.Graph;

/// <summary>A page of a list that can grow, by the Relay specification.</summary>
/// <param name="Edges">The rows of this page, each with its cursor.</param>
/// <param name="HasNextPage">True when rows follow.</param>
/// <param name="HasPreviousPage">True when the page does not start the list.</param>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, bool HasNextPage, bool HasPreviousPage) where T : class;

/// <summary>A row of a page; its cursor is written when it is asked for.</summary>
public sealed record Edge<T>(T Node, Func<string> Cursor) where T : class;

/// <summary>The contract's form of a <see cref="Connection{T}"/>: edges, nodes and page information.</summary>
public sealed class ConnectionGraph<T> : ObjectGraphType<Connection<T>> where T : class
{
    public ConnectionGraph()
    {
        var noun = RoomMembers.NounOf(typeof(T));
        Name = $"{noun}Connection";
        Description = $"A page of {noun} (Relay connection).";
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<EdgeGraph<T>>>>>("edges", "The rows of this page, each with its cursor.", page => page.Edges);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<RoomObject<T>>>>>("nodes", "The rows of this page, without cursors.", page => page.Edges.Select(edge => edge.Node));
        Add<NonNullGraphType<PageInfoGraph>>("pageInfo", "Where this page stands in the list.", page => new PageInfo(
            page.HasNextPage, page.HasPreviousPage, () => page.Edges.FirstOrDefault()?.Cursor(), () => page.Edges.LastOrDefault()?.Cursor()));
    }

    private void Add<TGraph>(string name, string description, Func<Connection<T>, object> read) where TGraph : IGraphType =>
        Field(name, typeof(TGraph)).Description(description).Resolve(context => read(context.Source)).FieldType.Metadata[RoomMembers.RightsKey] = Access.Rights.Wrapping;
}

/// <summary>A row of a page and where it stands.</summary>
public sealed class EdgeGraph<T> : ObjectGraphType<Edge<T>> where T : class
{
    public EdgeGraph()
    {
        var noun = RoomMembers.NounOf(typeof(T));
        Name = $"{noun}Edge";
        Description = $"A {noun} in a page, and its cursor.";
        Field("cursor", typeof(NonNullGraphType<StringGraphType>)).Description("Opaque; give it to `after` to go on from here.")
            .Resolve(context => context.Source.Cursor()).FieldType.Metadata[RoomMembers.RightsKey] = Access.Rights.Wrapping;
        Field("node", typeof(NonNullGraphType<RoomObject<T>>)).Description("The row itself.")
            .Resolve(context => context.Source.Node).FieldType.Metadata[RoomMembers.RightsKey] = Access.Rights.Wrapping;
    }
}

public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, Func<string?> StartCursor, Func<string?> EndCursor);

/// <summary>Where a page stands in its list.</summary>
public sealed class PageInfoGraph : ObjectGraphType<PageInfo>
{
    public PageInfoGraph()
    {
        Name = "PageInfo";
        Description = "Where a page stands in its list.";
        Add<NonNullGraphType<BooleanGraphType>>("hasNextPage", "True when rows follow this page.", info => info.HasNextPage);
        Add<NonNullGraphType<BooleanGraphType>>("hasPreviousPage", "True when this page does not start the list.", info => info.HasPreviousPage);
        Add<StringGraphType>("startCursor", "The first row's cursor; null when the page is empty.", info => info.StartCursor());
        Add<StringGraphType>("endCursor", "The last row's cursor; null when the page is empty.", info => info.EndCursor());
    }

    private void Add<TGraph>(string name, string description, Func<PageInfo, object?> read) where TGraph : IGraphType =>
        Field(name, typeof(TGraph)).Description(description).Resolve(context => read(context.Source)).FieldType.Metadata[RoomMembers.RightsKey] = Access.Rights.Wrapping;
}
