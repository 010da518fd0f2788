using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>What stands beside the endpoint: the contract as text, and the editor.</summary>
public sealed class PageTests(RunningHost running) : IClassFixture<RunningHost>
{
    private readonly TinyHost _host = running.Host;

    [Fact]
    public async Task The_contract_is_public_alphabetical_and_described()
    {
        var answer = await GetAsync(_host.Stranger, "graphql/schema.graphql");

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("text/plain; charset=utf-8");
        answer.Body.ShouldContain("\"Salue.\"");
        answer.Body.ShouldEndWith("}\n");
        answer.Body.ShouldNotContain("\r");
        var types = answer.Body.Split('\n').Where(line => line.StartsWith("type ", StringComparison.Ordinal) || line.StartsWith("input ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]).ToList();
        types.ShouldBe(["Mutation", "Nested", "Query", "Subscription", "Tree", "TreePage"]);
    }

    [Theory]
    [InlineData("graphiql")]
    [InlineData("graphiql/start.js")]
    public async Task A_stranger_gets_no_editor(string path)
    {
        var answer = await GetAsync(_host.Stranger, path);

        answer.Status.ShouldBe(401);
        answer.Body.ShouldBe("Connectez-vous pour utiliser GraphiQL.");
    }

    [Fact]
    public async Task The_editor_is_served_whole_from_this_host_without_a_script_in_the_page()
    {
        var page = await GetAsync(_host.Staff, "graphiql");

        page.Status.ShouldBe(200);
        page.ContentType.ShouldBe("text/html; charset=utf-8");
        var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self';");
        policy.ShouldNotContain("unsafe");
        policy.ShouldContain("frame-ancestors 'none'");
        page.Body.ShouldNotContain("<script>");
        page.Body.ShouldNotContain("//");
        foreach (var file in page.Body.Split('"').Where(text => text.StartsWith("/graphiql/", StringComparison.Ordinal)))
        {
            var part = await GetAsync(_host.Staff, file[1..]);
            part.Status.ShouldBe(200, file);
            part.ContentType.ShouldBe(file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8");
            part.Body.Length.ShouldBeGreaterThan(40);
        }
    }

    [Theory]
    [InlineData("graphiql/../appsettings.json")]
    [InlineData("graphiql/%2e%2e/Inclusion.Api.dll")]
    [InlineData("graphiql/index.html")]
    public async Task Nothing_else_is_served_beside_it(string path) => (await GetAsync(_host.Staff, path)).Status.ShouldBe(404);

    private static Task<Answer> GetAsync(HttpClient client, string path) => TinyHost.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path));
}
