using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Graph;

namespace Inclusion.Tests.Rights;

/// <summary>
/// What of the contract the matrix has to name. One rule covers the wrapping, which tells nothing by itself: pages and their
/// edges, the answers of mutations, and refusals are open to who is signed in; what they lead to has a line of its own.
/// </summary>
internal sealed class Contract(ISchema schema)
{
    public IEnumerable<IObjectGraphType> Objects =>
        schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>Every field that must have a line.</summary>
    public IEnumerable<string> Fields =>
        from type in Objects
        where !IsWrapping(type)
        from each in type.Fields
        select $"{type.Name}.{each.Name}";

    public IEnumerable<FieldType> WrappingFields => Objects.Where(IsWrapping).SelectMany(type => type.Fields);

    /// <summary>What can be refetched by its id.</summary>
    public IEnumerable<string> Nodes => Objects.Where(type => type.ResolvedInterfaces.Any(each => each.Name == "Node")).Select(type => type.Name);

    public FieldType Field(string type, string name) =>
        (schema.AllTypes[type] as IComplexGraphType)?.GetField(name) ?? throw new InvalidOperationException($"The contract has no {type}.{name}.");

    public IReadOnlyList<FieldType> FieldsOf(string type) => (schema.AllTypes[type] as IComplexGraphType)?.Fields.ToList() ?? [];

    public static IGraphType Named(FieldType field) => field.ResolvedType?.GetNamedType() ?? throw new InvalidOperationException(field.Name);

    public static bool IsConnection(IGraphType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    public static bool IsWrapping(IObjectGraphType type) =>
        type.Name is "PageInfo" || IsConnection(type) || type.Name.EndsWith("Edge", StringComparison.Ordinal)
        || type.Name.EndsWith("Payload", StringComparison.Ordinal) || type.ResolvedInterfaces.Any(each => each.Name == "UserError");

    /// <summary>What to select of a field so that its value shows and nothing else is asked.</summary>
    public static string Selection(FieldType field) => Named(field) switch
    {
        { } type when IsConnection(type) => " { nodes { __typename } }",
        IComplexGraphType or UnionGraphType => " { __typename }",
        _ => "",
    };

    /// <summary>The least that can be selected of a field: nothing that could be refused beside it.</summary>
    public static string Bare(FieldType field) => Named(field) is IComplexGraphType or UnionGraphType ? " { __typename }" : "";
}
