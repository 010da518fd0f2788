using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>What needs the schema and the variables: page sizes, cost, code checks, introspection, errors.</summary>
public sealed class OperationGuardTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Paged = "query($n: Int = 20) { pages(first: $n) { size } }";

    private readonly TinyHost _host = running.Host;

    [Theory]
    [InlineData("{ pages(first: 1) { size } }", "1")]
    [InlineData("{ pages(first: 100) { size } }", "100")]
    [InlineData("{ pages { size } }", "20")]
    [InlineData("{ pages(first: null) { size } }", "20")]
    [InlineData("query($n: Int = 7) { pages(first: $n) { size } }", "7")]
    [InlineData("query($n: Int) { pages(first: $n) { size } }", "20")]
    public async Task A_page_of_1_to_100_is_answered_and_null_means_the_default(string query, string size)
    {
        var answer = await _host.AskAsync(query);

        answer.Body.ShouldBe("""{"data":{"pages":{"size":"N"}}}""".Replace("N", size, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ pages(first: 0) { size } }")]
    [InlineData("{ pages(first: -1) { size } }")]
    [InlineData("{ pages(first: 101) { size } }")]
    [InlineData("{ pages(first: -2147483648) { size } }")]
    [InlineData("query($n: Int = -5) { pages(first: $n) { size } }")]
    [InlineData("{ tree { ...P } } fragment P on Tree { pages(first: 0) { size } }")]
    [InlineData("{ pages(first: 1) { nodes { pages(first: 101) { size } } } }")]
    public async Task A_page_out_of_range_is_refused_wherever_it_is_written(string query) => Refused(await _host.AskAsync(query), "FIRST_OUT_OF_RANGE");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_page_out_of_range_in_a_variable_is_refused(int first) => Refused(await _host.AskAsync(Paged, new { n = first }), "FIRST_OUT_OF_RANGE");

    [Fact]
    public async Task A_null_in_a_variable_means_the_default()
    {
        var answer = await _host.AskAsync(Paged, new Dictionary<string, object?> { ["n"] = null });

        answer.Body.ShouldBe("""{"data":{"pages":{"size":"20"}}}""");
    }

    [Theory]
    [InlineData("{ pages(first: 100) { nodes { pages(first: 98) { nodes { leaf } } } } }", 10_001)]
    [InlineData("{ pages(first: 100) { nodes { pages(first: 100) { nodes { pages(first: 100) { nodes { leaf } } } } } } }", 1_020_201)]
    [InlineData("{ trees { pages(first: 100) { nodes { pages(first: 100) { nodes { leaf } } } } } }", 102_020)]
    public async Task A_cost_beyond_10_000_objects_is_refused_and_told(string query, long cost)
    {
        var answer = await _host.AskAsync(query);

        Refused(answer, "COST_TOO_HIGH");
        var told = answer.Json.GetProperty("errors")[0].GetProperty("extensions");
        told.GetProperty("cost").GetInt64().ShouldBe(cost);
        told.GetProperty("limit").GetInt64().ShouldBe(10_000);
    }

    [Fact]
    public async Task A_cost_cannot_overflow_into_a_small_one()
    {
        var deep = string.Concat(Enumerable.Repeat("pages(first: 100) { nodes { ", 14));

        Refused(await _host.AskAsync($"{{ {deep}leaf{string.Concat(Enumerable.Repeat(" } }", 14))} }}"), "COST_TOO_HIGH");
    }

    [Fact]
    public async Task A_cost_within_the_limit_is_answered()
    {
        var answer = await _host.AskAsync("{ pages(first: 100) { nodes { pages(first: 97) { nodes { leaf } } } } }");

        answer.Status.ShouldBe(200, answer.Body);
    }

    [Fact]
    public async Task One_code_may_be_tried_and_no_second_one_by_alias_or_fragment()
    {
        (await _host.AskAsync("""{ a: checkCode(code: "1") }""")).Body.ShouldBe("""{"data":{"a":false}}""");

        Refused(await _host.AskAsync("""{ a: checkCode(code: "1") b: checkCode(code: "2") }"""), "ONE_CODE_CHECK_AT_A_TIME");
        Refused(await _host.AskAsync("""{ checkCode(code: "1") ...F } fragment F on Query { b: checkCode(code: "2") }"""), "ONE_CODE_CHECK_AT_A_TIME");
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }")]
    [InlineData("""{ __type(name: "Query") { fields { type { fields { name } } } } }""")]
    [InlineData("""{ __type(name: "Query") { possibleTypes { interfaces { name } } } }""")]
    [InlineData("{ __schema { queryType { ...T } } } fragment T on __Type { fields { type { ofType { fields { name } } } } }")]
    [InlineData("{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } }")]
    public async Task An_introspection_that_multiplies_is_refused(string query) => Refused(await _host.AskAsync(query), "INTROSPECTION_TOO_WIDE");

    [Fact]
    public async Task The_introspection_of_tools_is_answered()
    {
        var tools = await NodeProgram.RunAsync("introspection-query.mjs", TestContext.Current.CancellationToken);

        var answer = await _host.AskAsync(tools);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("data").GetProperty("__schema").GetProperty("types").GetArrayLength().ShouldBeGreaterThan(10);
    }

    private static void Refused(Answer answer, string code)
    {
        answer.Status.ShouldBe(400, answer.Body);
        answer.Code.ShouldBe(code);
        answer.HasData.ShouldBeFalse();
        answer.Body.Length.ShouldBeLessThan(600);
    }
}
