using System.Text.Json.Nodes;
using Shouldly;

namespace Inclusion.Tests.Examples;

/// <summary>The runner itself: what it must find in an example that does not do what it says.</summary>
public sealed class ExampleRunnerTests
{
    private const string Document = """
        # Opens a structure.
        # As: administrator
        mutation Open($input: OpenStructureInput!) { openStructure(input: $input) { structure { id } errors { ...Why } } }
        fragment Why on UserError { __typename message ...Deep }
        # As: mediator
        query Effect($id: ID!) { node(id: $id) { id } }
        fragment Deep on UserError { path }
        """;

    private const string Variables = """{ "input": { "structure": "{{structure.ccas}}", "note": "à {{structure.ccas}}" }, "id": "{{Open.openStructure.structure.id}}" }""";
    private const string Done = """{"data":{"openStructure":{"structure":{"id":"abc"},"errors":[]}}}""";
    private const string Refused = """{"data":{"openStructure":{"structure":null,"errors":[{"__typename":"StructureNameTaken"}]}}}""";

    [Fact]
    public async Task Each_operation_is_sent_on_its_own_by_whom_it_says_with_its_fragments_and_its_variables()
    {
        var sent = new List<string>();
        var faults = await RunAsync(Example(expected: """{ "node": { "id": "abc" } }"""), (role, operation, variables) =>
        {
            sent.Add($"{role} {operation.Name} {variables.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })} {operation.Text.Contains("fragment Why", StringComparison.Ordinal)} {operation.Text.Contains("fragment Deep", StringComparison.Ordinal)}");
            return operation.Name == "Open" ? Done : """{"data":{"node":{"id":"abc","more":1}}}""";
        });
        faults.ShouldBeEmpty();
        sent.ShouldBe(["""administrator Open {"input":{"structure":"CCAS","note":"à CCAS"}} True True""", """mediator Effect {"id":"abc"} False False"""]);
    }

    [Theory]
    [InlineData("""{"data":{"node":{"id":"other"}}}""", "data.node.id is \"other\", expected \"abc\"")]
    [InlineData("""{"data":{"node":null}}""", "data.node is null, expected {\"id\":\"abc\"}")]
    [InlineData("""{"data":{"node":{}}}""", "data.node.id is not in the answer")]
    [InlineData("""{"errors":[{"message":"no"}],"data":null}""", "Effect as mediator is answered with [{\"message\":\"no\"}]")]
    public async Task An_effect_that_is_not_seen_is_found(string seen, string fault) =>
        (await RunAsync(Example(expected: """{ "node": { "id": "abc" } }"""), (_, operation, _) => operation.Name == "Open" ? Done : seen)).ShouldBe([fault]);

    [Fact]
    public async Task A_refusal_that_was_not_announced_is_found() =>
        (await RunAsync(Example(expected: "{}"), (_, operation, _) => operation.Name == "Open" ? Refused : """{"data":{}}"""))
            .ShouldBe(["Open gives [StructureNameTaken], expected []: [{\"__typename\":\"StructureNameTaken\"}]"]);

    [Fact]
    public async Task A_refused_example_that_is_done_or_refused_otherwise_is_found()
    {
        var example = Example("openStructure.refused", "# Refused: UnknownId\n");
        (await RunAsync(example, (_, operation, _) => operation.Name == "Open" ? Done : """{"data":{}}""")).ShouldBe(["Open gives [], expected [UnknownId]: []"]);
        (await RunAsync(example, (_, operation, _) => operation.Name == "Open" ? Refused : """{"data":{}}"""))
            .ShouldBe(["Open gives [StructureNameTaken], expected [UnknownId]: [{\"__typename\":\"StructureNameTaken\"}]"]);
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"no","extensions":{"code":"TOO_FEW_FACTS"}}],"data":null}""")]
    [InlineData("""{"errors":[{"message":"no","extensions":{"code":"BAD_SEARCH"}}],"data":null}""", "Find gives [BAD_SEARCH], expected [TOO_FEW_FACTS]: ")]
    [InlineData("""{"data":{"find":1}}""", "Find gives [], expected [TOO_FEW_FACTS]: ")]
    public async Task A_query_is_refused_with_the_code_that_its_file_announces(string answer, string? fault = null)
    {
        var example = ExampleFile.Parse("Residents/find.refused.graphql", "# As: reception\n# Refused: TOO_FEW_FACTS\nquery Find { find }");
        (await RunAsync(example, (_, _, _) => answer)).ShouldBe(fault is null ? [] : [fault + JsonNode.Parse(answer)?.ToJsonString()]);
    }

    [Fact]
    public async Task A_query_that_shows_nothing_to_whom_it_must_not_says_what_it_answers()
    {
        const string shown = """{"data":{"find":1}}""";
        const string document = "# As: partner\nquery Find { find }";
        (await RunAsync(ExampleFile.Parse("Residents/find.refused.graphql", document), (_, _, _) => shown)).ShouldBe(["the header does not say what is refused (# Refused: …)"]);
        (await RunAsync(ExampleFile.Parse("Residents/find.refused.graphql", document, null, """{ "find": null }"""), (_, _, _) => shown)).ShouldBe(["data.find is 1, expected null"]);
    }

    [Fact]
    public async Task An_example_without_a_shape_is_found()
    {
        var bare = ExampleFile.Parse("Territories/openStructure.graphql", "mutation Other { other { errors { __typename } } }", """{ "lost": 1 }""");
        (await RunAsync(bare, (_, _, _) => "{}")).ShouldBe(
        [
            "no operation asks for « openStructure »", "the header does not say who is signed in (# As: …)", "no .expect.json says what the last operation answers",
            "no query shows the effect of the mutation", "no operation declares the variable « lost »",
        ]);
    }

    [Fact]
    public void A_missing_example_and_a_stray_file_are_found() =>
        ExampleShelf.Faults(
                ["Places/openPlace.graphql", "Places/openPlace.refused.graphql", "Places/place.graphql"],
                ["Places/openPlace.graphql", "Places/openPlace.expect.json", "Places/closePlace.json", "Places/place.graphql", "Places/place.refused.graphql"])
            .ShouldBe(["Places/openPlace.refused.graphql is missing", "Places/closePlace.json belongs to nothing"]);

    [Theory]
    [InlineData("\"{{any}}\"", "1", 0)]
    [InlineData("\"{{any}}\"", "null", 1)]
    [InlineData("[1]", "[1, 2]", 1)]
    [InlineData("{\"a\": null}", "{\"a\": null, \"b\": 1}", 0)]
    [InlineData("1", "1.0", 0)]
    public void Only_what_matters_is_compared(string expected, string actual, int differences) =>
        ExampleMatch.Differences(JsonNode.Parse(expected), JsonNode.Parse(actual)).Count().ShouldBe(differences);

    private static ExampleFile Example(string name = "openStructure", string header = "", string? expected = null) =>
        ExampleFile.Parse($"Territories/{name}.graphql", header + Document, Variables, expected);

    private static Task<IReadOnlyList<string>> RunAsync(ExampleFile example, Func<string, ExampleOperation, JsonObject, string> answer) =>
        new ExampleRun(example, new ExampleValues(new Dictionary<string, string> { ["structure.ccas"] = "CCAS" }),
            (role, operation, variables) => Task.FromResult(JsonNode.Parse(answer(role, operation, variables)).ShouldNotBeNull())).FaultsAsync();
}
