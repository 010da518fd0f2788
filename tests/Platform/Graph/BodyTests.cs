using System.Net.Http.Headers;
using System.Text;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Bodies that are no request, or too much of one.</summary>
public sealed class BodyTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Hello = """{"query":"{ hello }"}""";

    private readonly TinyHost _host = running.Host;

    [Theory]
    [InlineData("""{"query":"{ hello }" """, "MALFORMED_JSON")]
    [InlineData("", "MALFORMED_JSON")]
    [InlineData("""{"query":"{ hello }","query":"{ fault }"}""", "MALFORMED_JSON")]
    [InlineData("""{"query":"{ hello }",}""", "MALFORMED_JSON")]
    [InlineData("""{"query":"{ hello }" /* ici */}""", "MALFORMED_JSON")]
    [InlineData("""[{"query":"{ hello }"}]""", "BATCH_REFUSED")]
    [InlineData("[]", "BATCH_REFUSED")]
    [InlineData("7", "INVALID_PARAMETER")]
    [InlineData("null", "INVALID_PARAMETER")]
    [InlineData("""{"query":7}""", "INVALID_PARAMETER")]
    [InlineData("""{"query":"{ hello }","variables":[1]}""", "INVALID_PARAMETER")]
    [InlineData("""{"query":"{ hello }","variables":{"a":"\ud83d"}}""", "INVALID_PARAMETER")]
    [InlineData("""{"query":"{ hello(name: \"\udc00\") }"}""", "INVALID_PARAMETER")]
    [InlineData("""{"query":null}""", "QUERY_MISSING")]
    [InlineData("{}", "QUERY_MISSING")]
    public async Task A_body_that_is_no_request_is_answered_400_in_both_formats(string body, string code)
    {
        Refused(await PostAsync(body), 400, code);
        Refused(await PostAsync(body, accept: "application/json"), 400, code);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_answered_400_and_a_mark_of_order_is_no_JSON()
    {
        Refused(await PostAsync([.. "{\"query\":\"{ a"u8, 0xC3, 0x28, .. " }\"}"u8]), 400, "INVALID_UTF8");
        Refused(await PostAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Hello)]), 400, "MALFORMED_JSON");
    }

    [Theory]
    [InlineData(128 * 1024, 200)]
    [InlineData((128 * 1024) + 1, 413)]
    [InlineData(10 * 1024 * 1024, 413)]
    public async Task A_body_beyond_128_KB_is_answered_413(int bytes, int status)
    {
        var answer = await PostAsync(Hello.PadRight(bytes));

        answer.Status.ShouldBe(status);
        if (status == 413) Refused(answer, 413, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task A_body_beyond_128_KB_that_hides_its_length_is_answered_413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = new StringContent(Hello.PadRight(200_000), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        Refused(await TinyHost.SendAsync(_host.Partner, request), 413, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task Deep_JSON_and_too_many_variables_or_values_are_refused()
    {
        var deep = Asking($"{new string('[', 5_000)}{new string(']', 5_000)}");
        var many = Asking("0", string.Concat(Enumerable.Range(1, 50).Select(at => $",\"v{at}\":1")));
        var wide = Asking($"[{string.Join(',', Enumerable.Repeat('0', 2_000))}]");

        Refused(await PostAsync(deep), 400, "MALFORMED_JSON");
        Refused(await PostAsync(many), 400, "TOO_MANY_VARIABLES");
        Refused(await PostAsync(wide), 400, "TOO_MANY_VALUES");
    }

    private static string Asking(string value, string more = "") => "{\"query\":\"{ hello }\",\"variables\":{\"a\":" + value + more + "}}";

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
