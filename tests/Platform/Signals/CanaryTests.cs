using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Access;
using Shouldly;

namespace Inclusion.Tests.Platform.Signals;

/// <summary>Personal data are planted wherever a request can carry them, in requests that are done, refused, faulty and failing; nothing of them is found again.</summary>
public sealed class CanaryTests(TestCluster cluster)
{
    private static readonly string[] Canaries = ["Zéphyrine", "Zephyrine", "Z\\u00e9phyrine", "Z\\u00E9phyrine", "Z%C3%A9phyrine", "zephyrine.canari", "612345699", "12 34 56 99"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_resident_is_found_in_the_log_the_traces_the_metrics_the_journal_or_the_answers_to_faults()
    {
        await using var collector = await Collector.StartAsync();
        await using var product = await RunningProduct.StartAsync(cluster, collector.Address, Stop);
        var professional = await product.Town.EngageAsync("agent@essai.example", Stop, Role.SocialWorker);
        await PlantFailureAsync(product);
        using var browser = await product.SignInAsync(professional, Stop);

        (await RecordAsync(browser, 1960)).ShouldContain("\"errors\":[]", customMessage: product.Program.Output);
        (await RecordAsync(browser, 1960)).ShouldContain("ProbableDuplicates");
        var failed = await RecordAsync(browser, 1999);
        failed.ShouldContain("INTERNAL");
        ShouldHoldNoCanary("the answer to a failing request", failed);
        await SendFaultsAsync(browser);
        using var stranger = await product.BrowserAsync();
        await stranger.FillAsync("/account/sign-in", Stop, ("Email", "zephyrine.canari@essai.example"), ("Password", "Zéphyrine-1960"));
        await product.Program.InterruptAsync();

        collector.Traces.ShouldContain("mutation recordResident");
        collector.Traces.ShouldContain("ProbableDuplicates");
        collector.Traces.ShouldContain("POST /graphql");
        collector.Traces.ShouldContain("postgresql");
        collector.Metrics.ShouldContain("inclusion.operation.duration");
        product.Program.Output.ShouldContain("PostgresException (XX001)", Case.Sensitive, "the failing request must have been logged");
        ShouldHoldNoCanary("the traces", collector.Traces);
        ShouldHoldNoCanary("the metrics", collector.Metrics);
        ShouldHoldNoCanary("the log", product.Program.Output + product.Program.Errors);
        foreach (var line in product.Program.Output.Split('\n')) JsonDocument.Parse(line).RootElement.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        foreach (var table in (string[])["journal_entry", "journal_security", "outbox", "idempotency_record", "schema_version"])
            ShouldHoldNoCanary(table, await product.Database.AskAsync<string>($"select coalesce(string_agg(t::text, ' '), 'empty') from {table} t", Stop));
        (await product.Database.AskAsync<string>("select string_agg(operation, ' ' order by operation) from journal_security", Stop)).ShouldNotBeEmpty();
    }

    /// <summary>The database refuses those born in 1999, and says why in words that quote the person.</summary>
    private static Task PlantFailureAsync(RunningProduct product) => product.Town.RunAsync("""
        create function trigger_that_fails() returns trigger language plpgsql as $$ begin
          if new.birth_year = 1999 then raise exception 'Cannot keep % %', new.given_name, new.family_name using errcode = 'XX001', detail = new.given_name; end if;
          return new;
        end $$;
        create trigger planted before insert on resident for each row execute function trigger_that_fails();
        """, Stop);

    private static Task<string> RecordAsync(Browser browser, int birthYear) => PostAsync(browser, JsonContent.Create(new
    {
        query = "mutation Zephyrine($input: RecordResidentInput!) { recordResident(input: $input) { resident { id } errors { __typename } } }",
        variables = new
        {
            input = new
            {
                givenName = "Zéphyrine",
                familyName = "Canari",
                birthYear,
                evenIfSimilar = birthYear == 1999,
                contactPoints = new[] { new { kind = "EMAIL", value = "zephyrine.canari@essai.example" }, new { kind = "MOBILE", value = "06 12 34 56 99" } },
            },
        },
    }));

    /// <summary>Requests that never reach an operation. The answer to a faulty document may quote it to whoever sent it; nothing else may.</summary>
    private static async Task SendFaultsAsync(Browser browser)
    {
        foreach (var body in (string[])["{\"query\":\"{ node(id:\\\"Zéphyrine\\\") { id } }\"}", "{\"query\":\"{ Zephyrine }\"}", "{ Zéphyrine", "{\"query\":\"query($x: ID!) { node(id:$x) { id } }\",\"variables\":{\"x\":[\"0612345699\"]}}"])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            await PostAsync(browser, content);
        }

        foreach (var address in (string[])["/graphql?query={me{Z%C3%A9phyrine}}", "/r/Zephyrine-0612345699", "/lettres/Zephyrine", "/readyz?zephyrine.canari@essai.example", "/account/sign-in?returnUrl=/Zephyrine"])
            (await browser.Http.GetAsync(new Uri(address, UriKind.Relative), Stop)).Dispose();
    }

    private static async Task<string> PostAsync(Browser browser, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        request.Headers.Add("X-Request-Id", "Zephyrine-0612345699");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("tracestate", "town=Zephyrine");
        request.Headers.Add("baggage", "person=Zephyrine");
        request.Headers.UserAgent.ParseAdd("Zephyrine/1.0");
        using var response = await browser.Http.SendAsync(request, Stop);
        response.Headers.GetValues("X-Request-Id").Single().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private static void ShouldHoldNoCanary(string where, string text)
    {
        foreach (var canary in Canaries)
            text.Contains(canary, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"« {canary} » was found in {where}: …{Around(text, canary)}…");
    }

    private static string Around(string text, string canary)
    {
        var at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)];
    }
}
