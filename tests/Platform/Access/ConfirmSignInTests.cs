using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Access;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>A use case that is sensitive asks a person who was idle to confirm who they are, as sensitive pages do.</summary>
public sealed class ConfirmSignInTests(TestCluster cluster)
{
    private static readonly string[] Granted = ["planning:read"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_fifteen_idle_minutes_a_sensitive_act_is_refused_until_the_person_has_confirmed()
    {
        var clock = new TestClock();
        await using var program = await RunningProgram.StartAsync(cluster, clock, seeded: true);
        using var agnes = new Browser(program.Address);
        (await agnes.FillAsync("/account/sign-in", Stop, ("Email", "agnes@val-sur-brume.example"), ("Password", DemoAccounts.Password))).Location.ShouldBe("/app/");
        (await AdmitAsync(agnes)).GetProperty("errors").GetArrayLength().ShouldBe(0);

        clock.Advance(Duration.FromMinutes(16));
        var refused = await AskAsync(agnes);
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("CONFIRM_SIGN_IN");
        (await program.Database.AskAsync<long>("select count(*) from partner_client where name = 'Association inventée'", Stop)).ShouldBe(1);

        const string confirm = "/account/confirm?returnUrl=%2Fapp%2F";
        (await agnes.FillAsync(confirm, Stop, ("Password", DemoAccounts.Password))).Location.ShouldBe("/app/");
        (await AdmitAsync(agnes)).GetProperty("errors").GetArrayLength().ShouldBe(0);
        (await program.Database.AskAsync<long>("select count(*) from partner_client where name = 'Association inventée'", Stop)).ShouldBe(2);
    }

    private static async Task<JsonElement> AdmitAsync(Browser browser) => (await AskAsync(browser)).GetProperty("data").GetProperty("createPartnerClient");

    private static async Task<JsonElement> AskAsync(Browser browser)
    {
        const string structures = "query { structures(first: 1) { nodes { id } } }";
        var structure = (await SendAsync(browser, new { query = structures })).GetProperty("data").GetProperty("structures").GetProperty("nodes")[0].GetProperty("id").GetString();

        const string admit = "mutation($input: CreatePartnerClientInput!) { createPartnerClient(input: $input) { partnerClient { id } errors { __typename } } }";
        return await SendAsync(browser, new { query = admit, variables = new { input = new { name = "Association inventée", structureId = structure, scopes = Granted } } });
    }

    private static async Task<JsonElement> SendAsync(Browser browser, object body)
    {
        using var answer = await browser.AskAsync(body, Stop);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
