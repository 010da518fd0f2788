using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>GraphQL over HTTP: media types, methods, statuses.</summary>
public sealed class WireTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Hello = """{"query":"{ hello }"}""";
    private const string Greeting = """{"data":{"hello":"Bonjour monde"}}""";

    private readonly TinyHost _host = running.Host;

    [Theory]
    [InlineData("", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/*", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json, application/graphql-response+json", "application/json; charset=utf-8")]
    [InlineData("text/html, application/graphql-response+json;q=0.5, application/json;q=0.9", "application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON", "application/json; charset=utf-8")]
    public async Task The_answer_has_the_best_format_that_the_client_accepts(string accept, string expected)
    {
        var answer = await PostAsync(Hello, accept: accept);

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe(expected);
        answer.Body.ShouldBe(Greeting);
        answer.Response.Headers.CacheControl?.NoStore.ShouldBeTrue();
        answer.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("not a media type")]
    public async Task A_client_that_accepts_nothing_of_ours_is_answered_406(string accept) =>
        Refused(await PostAsync(Hello, accept: accept), 406, "NOT_ACCEPTABLE");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_media_type_is_answered_415(string? type) => Refused(await PostAsync(Hello, type), 415, "UNSUPPORTED_MEDIA_TYPE");

    [Fact]
    public async Task A_compressed_body_is_answered_415()
    {
        using var content = new StringContent(Hello, Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        Refused(await TinyHost.PostAsync(_host.Partner, content), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_query_may_be_sent_by_GET_with_variables_and_a_mutation_may_not()
    {
        var query = Uri.EscapeDataString("query Salut($n: String) { hello(name: $n) }");
        var asked = await GetAsync($"query={query}&operationName=Salut&variables={Uri.EscapeDataString("""{"n":"Élodie"}""")}");
        asked.Body.ShouldBe("""{"data":{"hello":"Bonjour Élodie"}}""");

        var mutation = await GetAsync($"query={Uri.EscapeDataString("mutation { book }")}");
        Refused(mutation, 405, "MUTATION_NEEDS_POST");
        mutation.Response.Content.Headers.Allow.ShouldBe(["POST"]);
        Refused(await GetAsync($"query={query}&query={query}"), 400, "INVALID_PARAMETER");
        Refused(await GetAsync($"query={query}&variables=%7B"), 400, "MALFORMED_JSON");
        Refused(await GetAsync(""), 400, "QUERY_MISSING");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Another_method_is_answered_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "graphql");

        var answer = await TinyHost.SendAsync(_host.Partner, request);

        Refused(answer, 405, "METHOD_NOT_ALLOWED");
        answer.Response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }

    private async Task<Answer> GetAsync(string query) => await TinyHost.SendAsync(_host.Partner, new HttpRequestMessage(HttpMethod.Get, $"graphql?{query}"));

    private Task<Answer> PostAsync(string body, string? type = "application/json", string accept = "application/graphql-response+json") =>
        PostAsync(Encoding.UTF8.GetBytes(body), type, accept);

    private async Task<Answer> PostAsync(byte[] body, string? type = "application/json", string accept = "application/graphql-response+json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await TinyHost.PostAsync(_host.Partner, content, accept);
    }

    private static void Refused(Answer answer, int status, string code)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.Code.ShouldBe(code);
        answer.HasData.ShouldBeFalse();
        answer.Body.Length.ShouldBeLessThan(400);
    }
}
