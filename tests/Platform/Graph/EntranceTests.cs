using System.Net.Http.Json;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Who may come in: signed in, from this site, with a key for what changes something.</summary>
public sealed class EntranceTests(RunningHost running) : IClassFixture<RunningHost>
{
    private readonly TinyHost _host = running.Host;

    private string Own => _host.Address.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("not GraphQL")]
    public async Task A_stranger_is_answered_401_whatever_is_asked(string query)
    {
        using var content = JsonContent.Create(new { query });

        var answer = await TinyHost.PostAsync(_host.Stranger, content, "application/json");

        answer.Status.ShouldBe(401);
        answer.Code.ShouldBe("UNAUTHENTICATED");
        answer.Response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        answer.Response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://ailleurs.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1")]
    public async Task A_session_used_from_another_site_is_answered_403(string header, string value)
    {
        var answer = await AsStaffAsync(header, value);

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe("CROSS_SITE");
        answer.Response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_used_from_this_site_or_typed_by_hand_is_answered()
    {
        (await AsStaffAsync("Sec-Fetch-Site", "same-origin")).Status.ShouldBe(200);
        (await AsStaffAsync("Sec-Fetch-Site", "none")).Status.ShouldBe(200);
        (await AsStaffAsync("Origin", Own)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_may_be_used_from_anywhere_because_no_browser_sends_it_by_itself()
    {
        using var request = Hello();
        request.Headers.Add("Origin", "https://ailleurs.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await TinyHost.SendAsync(_host.Partner, request)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1234567")]
    [InlineData("with a space")]
    [InlineData("with\ta tab")]
    public async Task A_mutation_without_a_proper_key_is_answered_400(string? key)
    {
        using var content = JsonContent.Create(new { query = "mutation { book }" });

        var answer = await TinyHost.PostAsync(_host.Partner, content, "application/json", key);

        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe("IDEMPOTENCY_KEY_REQUIRED");
        answer.HasData.ShouldBeFalse();
    }

    [Theory]
    [InlineData(8)]
    [InlineData(128)]
    public async Task A_mutation_with_a_key_of_8_to_128_characters_is_carried_out_with_it(int length)
    {
        var key = new string('~', length);
        using var content = JsonContent.Create(new { query = "mutation { book }" });

        var answer = await TinyHost.PostAsync(_host.Partner, content, key: key);

        answer.Body.ShouldBe("""{"data":{"book":"réservé"}}""");
        answer.Response.Headers.GetValues("X-Key-Seen").ShouldBe([key]);
    }

    [Fact]
    public async Task A_key_of_129_characters_is_refused_and_a_query_needs_none()
    {
        using var content = JsonContent.Create(new { query = "mutation { book }" });

        (await TinyHost.PostAsync(_host.Partner, content, key: new string('a', 129))).Code.ShouldBe("IDEMPOTENCY_KEY_REQUIRED");
        (await _host.AskAsync("{ hello }")).Response.Headers.Contains("X-Key-Seen").ShouldBeFalse();
    }

    private async Task<Answer> AsStaffAsync(string header, string value)
    {
        using var request = Hello();
        request.Headers.TryAddWithoutValidation(header, value);
        return await TinyHost.SendAsync(_host.Staff, request);
    }

    private static HttpRequestMessage Hello() => new(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = "{ hello }" }) };
}
