using Inclusion.Platform.Graph;
using Mono.Cecil;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>Only what is named as an edge of the product may touch a framework. The rest is the domain, which a reader follows without knowing one.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] Edges =
    [
        "Mutation", "Queries", "Type", "Fields", "Subscription", "Loaders", "Table", "Job", "Page", "Endpoint",
        "Connector", "Listener", "Message", "Import", "Export", "Command", "Seed", "Privacy",
    ];

    private static readonly string[] Frameworks =
    [
        "Microsoft.EntityFrameworkCore", "Npgsql", "GraphQL", "GraphQLParser", "Microsoft.AspNetCore", "System.Net", "Quartz",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Configuration", "OpenIddict", "MailKit", "MimeKit",
    ];

    /// <summary>Parts of Platform that carry a framework with them; its attributes (<c>[Allows]</c>, <c>[Refuses]</c>) do not.</summary>
    private static readonly string[] Carriers = ["Inclusion.Platform.Storage.InclusionDb", "Inclusion.Platform.Storage.Unit", "Inclusion.Platform.Storage.Saving"];

    [Fact]
    public void Only_edges_touch_a_framework() => Found(CompiledCode.Product).ShouldBeEmpty();

    [Fact]
    public void A_planted_noun_that_touches_a_framework_is_found() =>
        Found(CompiledCode.Planted).ShouldBe(
        [
            "Touches uses Microsoft.EntityFrameworkCore.DbContext",
            "TouchesInALambda uses Inclusion.Platform.Storage.InclusionDb",
            "TouchesInALambda uses Microsoft.EntityFrameworkCore.DbContext",
            "TouchesTheGraph uses Inclusion.Platform.Graph.Batch",
        ], ignoreOrder: true);

    private static IEnumerable<string> Found(CompiledCode code) =>
        (from type in code.RoomTypes
         where code.RoomOf(type) is not "Platform" && !IsEdge(type)
         from used in Uses.Of(type)
         where Touches(used)
         select $"{CompiledCode.NameOf(CompiledCode.Outermost(type))} uses {used.FullName.Split('`')[0]}").Distinct();

    private static bool IsEdge(TypeReference type) =>
        Edges.Any(edge => CompiledCode.NameOf(type).EndsWith(edge, StringComparison.Ordinal)) || type.DeclaringType is { } outer && IsEdge(outer);

    private static bool Touches(TypeReference used)
    {
        var space = CompiledCode.Outermost(used).Namespace;
        if (space == typeof(Batch<,>).Namespace) return !used.Name.EndsWith("Attribute", StringComparison.Ordinal);
        return Carriers.Contains(used.FullName)
            || Frameworks.Any(framework => space == framework || space.StartsWith($"{framework}.", StringComparison.Ordinal));
    }
}
