using GraphQL.Types;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Schema;

/// <summary>The Relay rules of two linters that others wrote: @graphql-eslint and graphql-schema-linter.</summary>
public sealed class RelayTests
{
    private const string Broken = """
        type Query { towns: TownConnection }
        type TownConnection { edges: TownEdge, pageInfo: PageInfo! }
        type TownEdge { node: String, cursor: String! }
        type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_linters_find_no_breach_of_the_Relay_rules_in_the_contract()
    {
        var services = new ServiceCollection().AddLogging().AddInclusionOperations().AddInclusionGraph().BuildServiceProvider();
        var file = NewFile();
        await File.WriteAllTextAsync(file, SchemaText.Of(services.GetRequiredService<ISchema>()), Stop);

        (await NodeProgram.RunAsync("relay-lint.mjs", Stop, file)).TrimEnd().ShouldBe("0 findings");
    }

    [Fact]
    public async Task A_planted_breach_is_found_by_both()
    {
        var file = NewFile();
        await File.WriteAllTextAsync(file, Broken, Stop);

        var found = (await Should.ThrowAsync<InvalidOperationException>(() => NodeProgram.RunAsync("relay-lint.mjs", Stop, file))).Message;

        found.ShouldContain("graphql/relay-arguments 1");
        found.ShouldContain("graphql/relay-connection-types 2");
        found.ShouldContain("relay-connection-arguments-spec 1");
        found.ShouldContain("relay-connection-types-spec 2");
        found.ShouldContain("4 findings");
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("relay").FullName, "schema.graphql");
}
