using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>The contract, written by the program itself.</summary>
public sealed class SchemaCommandTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task The_command_writes_the_contract_without_a_database_or_a_setting()
    {
        var folder = Directory.CreateTempSubdirectory("schema").FullName;

        await using var program = await StartedProgram.RunAsync("Production", Nothing, "schema", folder);

        program.ExitCode.ShouldBe(0, program.Errors);
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "schema.graphql"), TestContext.Current.CancellationToken);
        text.ShouldContain("\ntype Query {\n");
        text.ShouldContain("interface Node {");
        text.ShouldNotContain("\r");
    }
}
