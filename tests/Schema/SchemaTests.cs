using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using DeclaredRights = Inclusion.Platform.Access.Rights;

namespace Inclusion.Tests.Schema;

/// <summary>Rules that the whole contract keeps.</summary>
public sealed class SchemaTests
{
    private static readonly ISchema Schema = Build();

    private static IEnumerable<(string Type, FieldType Field)> Fields =>
        from type in Schema.AllTypes.OfType<IComplexGraphType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from each in type.Fields
        select (type.Name, each);

    [Fact]
    public void Everything_in_the_contract_is_described()
    {
        var types = Schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(type.Description) && type is not ScalarGraphType)
            .Select(type => type.Name);
        var fields = Fields.Where(each => string.IsNullOrWhiteSpace(each.Field.Description)).Select(each => $"{each.Type}.{each.Field.Name}");
        var arguments = Fields.SelectMany(each => each.Field.Arguments ?? [], (each, argument) => (each, argument))
            .Where(pair => string.IsNullOrWhiteSpace(pair.argument.Description)).Select(pair => $"{pair.each.Type}.{pair.each.Field.Name}({pair.argument.Name})");
        types.Concat(fields).Concat(arguments).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_that_can_be_read_declares_who_may()
    {
        var closed = Fields.Where(each => Schema.AllTypes[each.Type] is not IInputObjectGraphType)
            .Where(each => each.Field.GetMetadata<DeclaredRights?>(RoomMembers.RightsKey) is null or { SignedIn: false, Roles.Count: 0, Scopes.Count: 0 })
            .Select(each => $"{each.Type}.{each.Field.Name}");
        closed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_edge_leads_to_a_Node_but_that_of_a_free_slot_which_has_no_identity_until_it_is_taken()
    {
        var edges = Schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.Name.EndsWith("Edge", StringComparison.Ordinal));
        var strangers = edges.Select(edge => edge.Fields.Find("node")?.ResolvedType?.GetNamedType()).OfType<IObjectGraphType>()
            .Where(node => node.ResolvedInterfaces.All(each => each.Name != "Node")).Select(node => node.Name);
        strangers.ShouldBe(["FreeSlot"]);
    }

    private static ISchema Build()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddInclusionOperations().AddInclusionGraph();
        var schema = services.BuildServiceProvider().GetRequiredService<ISchema>();
        schema.Initialize();
        return schema;
    }
}
