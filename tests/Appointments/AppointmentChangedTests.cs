using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.News;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Appointments;

/// <summary>The day's screen learns of a change on the running product, through PostgreSQL, from whichever node made it.</summary>
public sealed class AppointmentChangedTests(TestCluster cluster)
{
    private const string Change = "subscription { appointmentChanged { appointment { state structure { name } } } }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_reaches_whoever_may_know_of_it_and_nobody_of_another_town()
    {
        await using var program = await RunningProgram.StartAsync(cluster, seeded: true);
        var news = program.Services.GetRequiredService<TownNews>();
        using var here = await SignInAsync(program, "samia@val-sur-brume.example");
        using var elsewhere = await SignInAsync(program, "erwan@port-aux-mouettes.example");
        await using var heard = await OpenStream.OfAsync(here.Http, Change);
        await using var unheard = await OpenStream.OfAsync(elsewhere.Http, Change);
        while (news.Listeners < 2) await Task.Delay(20, Stop);

        await CancelOneAsync(here, "CCAS de Val-sur-Brume");
        (await heard.NextEventAsync()).ShouldNotBeNull().ShouldContain("""{"state":"CANCELLED_BY_TOWN","structure":{"name":"CCAS de Val-sur-Brume"}}""");
        await CancelOneAsync(elsewhere, "Mairie de Port-aux-Mouettes");
        (await unheard.NextEventAsync()).ShouldNotBeNull().ShouldContain("Mairie de Port-aux-Mouettes", customMessage: "the first thing heard elsewhere is their own");
    }

    private static async Task<Browser> SignInAsync(RunningProgram program, string email)
    {
        var browser = new Browser(program.Address);
        await browser.FillAsync("/account/sign-in", Stop, ("Email", email), ("Password", DemoAccounts.Password));
        return browser;
    }

    /// <summary>One of the structure's own: two that begin at one hour stand in any order, and a neighbour's cannot be changed.</summary>
    private static async Task CancelOneAsync(Browser browser, string structure)
    {
        var planned = await AskAsync(browser, "{ appointments(states: [PLANNED], first: 20) { nodes { id structure { name } } } }", new { });
        var own = planned.At("appointments.nodes").EnumerateArray().First(each => each.Text("structure.name") == structure);
        var input = new { appointmentId = own.Text("id"), side = "TOWN", reason = "MEDIATOR_AWAY" };
        var cancelled = await AskAsync(browser, "mutation($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { errors { __typename } } }", new { input });
        cancelled.At("cancelAppointment.errors").GetArrayLength().ShouldBe(0);
    }

    private static async Task<JsonElement> AskAsync(Browser browser, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await browser.Http.SendAsync(request, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("data");
    }
}
