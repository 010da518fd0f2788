using System.Net.Http.Json;
using Inclusion.Platform.Graph.Guard;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>What an error says, and what it never says.</summary>
public sealed class ErrorTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Secret = "Durand";

    private readonly TinyHost _host = running.Host;

    [Fact]
    public async Task An_unexpected_exception_leaves_only_a_trace_and_is_logged_without_its_words()
    {
        var answer = await _host.AskAsync("{ hello fault }");

        answer.Status.ShouldBe(200);
        answer.Code.ShouldBe("INTERNAL");
        answer.Message.ShouldBe("Une erreur inattendue s'est produite. Réessayez, puis signalez-la avec son numéro de trace.");
        answer.Json.GetProperty("data").GetProperty("hello").GetString().ShouldBe("Bonjour monde");
        answer.Body.ShouldNotContain(Secret);
        var trace = answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("traceId").GetString() ?? "";
        trace.Length.ShouldBe(32);
        var line = _host.Log.Lines.Single(each => each.Contains(trace, StringComparison.Ordinal));
        line.ShouldStartWith($"System.InvalidOperationException in Query.fault, trace {trace}");
        line.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_null_where_none_may_be_is_an_internal_error_and_no_explanation()
    {
        var answer = await _host.AskAsync("{ missing }");

        answer.Status.ShouldBe(200);
        answer.Code.ShouldBe("INTERNAL");
        answer.Body.ShouldNotContain("non-null");
        answer.Json.GetProperty("data").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task At_most_five_errors_are_returned_of_an_execution()
    {
        var answer = await _host.AskAsync("{ a: fault b: fault c: fault d: fault e: fault f: fault g: fault }");

        answer.Json.GetProperty("errors").GetArrayLength().ShouldBe(5);
        answer.Json.GetProperty("data").EnumerateObject().Count().ShouldBe(7);
    }

    [Theory]
    [InlineData("{ helo }", "Cannot query field 'helo' on type 'Query'.")]
    [InlineData("{ hello(nam: 1) }", "Unknown argument 'nam' on field 'hello' of type 'Query'.")]
    [InlineData("{ ... on Qery { hello } }", "Unknown type Qery.")]
    public async Task A_misspelt_name_is_refused_and_no_other_is_proposed(string query, string message)
    {
        var answer = await _host.AskAsync(query);

        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("VALIDATION_FAILED");
        answer.Message.ShouldBe(message);
        answer.Body.ShouldNotContain("Did you mean");
    }

    [Fact]
    public async Task A_variable_of_the_wrong_kind_is_refused_by_its_name()
    {
        var answer = await _host.AskAsync("query($n: Int) { pages(first: $n) { size } }", new { n = "vingt" });

        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("INVALID_VARIABLE");
        answer.Message.ShouldBe("Variable '$n' is invalid. Unable to convert 'vingt' to 'Int'");
    }

    [Theory]
    [InlineData("query A { hello } query B { hello }", null, "OPERATION_NAME_REQUIRED")]
    [InlineData("query A { hello }", "B", "OPERATION_NOT_FOUND")]
    [InlineData("fragment A on Query { hello }", null, "OPERATION_NOT_FOUND")]
    [InlineData("", null, "OPERATION_NOT_FOUND")]
    public async Task The_operation_to_run_is_named_or_the_only_one(string query, string? operationName, string code)
    {
        using var content = JsonContent.Create(new { query, operationName });

        var answer = await TinyHost.PostAsync(_host.Partner, content);

        (answer.Status, answer.Code).ShouldBe((400, code));
    }

    [Fact]
    public async Task Several_operations_are_told_apart_by_name()
    {
        using var content = JsonContent.Create(new { query = "query A { hello } query B { b: hello }", operationName = "B" });

        (await TinyHost.PostAsync(_host.Partner, content)).Body.ShouldBe("""{"data":{"b":"Bonjour monde"}}""");
    }

    [Fact]
    public async Task A_refused_document_has_status_200_in_plain_JSON_and_400_in_the_draft_format()
    {
        using var content = JsonContent.Create(new { query = "{ a { b" });
        using var again = JsonContent.Create(new { query = "{ a { b" });

        var plain = await TinyHost.PostAsync(_host.Partner, content, "application/json");
        var draft = await TinyHost.PostAsync(_host.Partner, again);

        (plain.Status, plain.Code).ShouldBe((200, "SYNTAX_ERROR"));
        (draft.Status, draft.Code).ShouldBe((400, "SYNTAX_ERROR"));
    }

    [Fact]
    public async Task An_execution_beyond_its_time_is_stopped_and_answered_503()
    {
        await using var host = await TinyHost.StartAsync(new GraphLimits { ExecutionTime = TimeSpan.FromMilliseconds(200) });

        var answer = await host.AskAsync("{ slow }");

        (answer.Status, answer.Code, answer.HasData).ShouldBe((503, "TIMEOUT", false));
    }
}
