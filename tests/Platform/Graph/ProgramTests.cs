using System.Net.Http.Json;
using Inclusion.Platform.Access;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>The endpoint as the program serves it, with the sign-ins that people and programs really have.</summary>
public sealed class ProgramTests(TestCluster cluster) : IAsyncLifetime
{
    private TestProgram? _program;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private TestProgram Served => _program ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _program = await TestProgram.StartAsync(cluster, CancellationToken.None);

    public ValueTask DisposeAsync() => Served.DisposeAsync();

    [Fact]
    public async Task Every_audit_of_graphql_http_passes_with_a_partners_token()
    {
        var client = await Served.Town.AdmitAsync("partenaire-audit", Stop, Scopes.PlanningRead);
        var token = await Served.SignIn.TokenAsync(Served.Town.Id, client, Stop);

        var output = await NodeProgram.RunAsync("graphql-http.mjs", Stop, $"{Served.Address}graphql", $"Bearer {token}");

        output.TrimEnd().ShouldEndWith("61 of 61 audits passed");
    }

    [Fact]
    public async Task A_session_opens_the_editor_and_asks_from_this_site_only()
    {
        var professional = await Served.Town.EngageAsync("editeur@essai.example", Stop, Role.Administrator);
        using var http = await Served.SignIn.SignInAsync(Served.Town.Id, professional, Stop);

        var page = await TinyHost.SendAsync(http, new HttpRequestMessage(HttpMethod.Get, "graphiql"));
        page.Status.ShouldBe(200);
        page.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self';");
        (await AskAsync(http, "Origin", Served.Address.GetLeftPart(UriPartial.Authority))).Body.ShouldBe("""{"data":{"__typename":"Query"}}""");
        (await AskAsync(http, "Origin", "https://ailleurs.example")).Code.ShouldBe("CROSS_SITE");
        (await AskAsync(http, "Sec-Fetch-Site", "cross-site")).Code.ShouldBe("CROSS_SITE");
    }

    [Fact]
    public async Task A_stranger_reads_the_contract_and_nothing_else()
    {
        using var http = new HttpClient { BaseAddress = Served.Address };

        (await TinyHost.SendAsync(http, new HttpRequestMessage(HttpMethod.Get, "graphql/schema.graphql"))).Body.ShouldContain("\ntype Query {\n");
        var asked = await AskAsync(http, "Origin", "https://ailleurs.example");
        (asked.Status, asked.Code).ShouldBe((401, "UNAUTHENTICATED"));
        asked.Response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await TinyHost.SendAsync(http, new HttpRequestMessage(HttpMethod.Get, "graphiql"))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_field_closed_to_a_partner_is_answered_403_with_its_code()
    {
        var client = await Served.Town.AdmitAsync("partenaire-ferme", Stop, Scopes.PlanningRead);
        using var http = await Served.SignIn.ConnectAsync(Served.Town.Id, client, Stop);
        using var content = JsonContent.Create(new { query = "{ stuckMessages { nodes { id } } }" });

        var answer = await TinyHost.PostAsync(http, content);

        (answer.Status, answer.Code, answer.HasData).ShouldBe((403, "FORBIDDEN", false));
    }

    private static Task<Answer> AskAsync(HttpClient http, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Accept", "application/json");
        request.Headers.TryAddWithoutValidation(header, value);
        return TinyHost.SendAsync(http, request);
    }
}
