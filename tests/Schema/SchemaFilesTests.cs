using GraphQL.Types;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Schema;

/// <summary>What integrators read is what is served: <c>dotnet run --project api -- schema</c> writes both files anew.</summary>
public sealed class SchemaFilesTests
{
    private static readonly ISchema Schema = new ServiceCollection().AddLogging().AddInclusionOperations().AddInclusionGraph().BuildServiceProvider().GetRequiredService<ISchema>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_committed_contract_is_the_one_that_is_served() =>
        (await ReadAsync(SchemaCommand.Contract)).ShouldBe(SchemaText.Of(Schema));

    [Fact]
    public async Task The_committed_list_of_what_scopes_open_is_drawn_from_the_contract() =>
        (await ReadAsync(SchemaCommand.Capabilities)).ShouldBe(CapabilitiesText.Of(Schema));

    [Fact]
    public void Every_scope_opens_something()
    {
        var text = CapabilitiesText.Of(Schema);
        foreach (var scope in Scopes.All.Keys) text.ShouldMatch($@"## `{scope}`\n\n.+\n\n- ");
    }

    [Fact]
    public void Descriptions_are_whole_sentences_without_the_indentation_of_their_source() =>
        SchemaText.Of(Schema).Split('\n').Where(line => line.StartsWith("         ", StringComparison.Ordinal)).ShouldBeEmpty();

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(SchemaCommand.CommittedFolder ?? throw new InvalidOperationException("The tests run from a clone."), file), Stop);
}
