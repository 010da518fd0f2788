using System.Net;
using Inclusion.Platform.Signals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Inclusion.Tests.Platform.Signals;

/// <summary>What machines ask of the program, and how a request is numbered.</summary>
public sealed class HealthTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lives_it_is_ready_while_its_database_is_and_it_says_its_version()
    {
        await using var product = await RunningProduct.StartAsync(cluster, null, Stop);
        using var http = new HttpClient { BaseAddress = await product.Program.AddressAsync() };
        (await AskAsync(http, "/livez")).ShouldBe((HttpStatusCode.OK, """{"status":"alive"}"""));
        (await AskAsync(http, "/readyz")).ShouldBe((HttpStatusCode.OK, """{"status":"ready"}"""));
        (await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/readyz"), Stop)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/readyz"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(http, "/readyz/more")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(http, "/version")).Body.ShouldMatch("""^\{"version":"[0-9.]+(\+[0-9a-f]+)?","schema":"[0-9a-f]{64}"\}$""");

        await product.Town.RunAsync("delete from schema_version where scriptname like '0002%'", Stop);
        (await AskAsync(http, "/readyz")).ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"migrations missing"}"""));
        await cluster.DropDatabaseAsync(product.Database.Name);
        (await AskAsync(http, "/readyz")).ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"database unreachable"}"""));
        (await AskAsync(http, "/livez")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("0192f3a4-7c11-7abc-8def-0123456789ab", true)]
    [InlineData("0192f3a47c117abc", true)]
    [InlineData("short1", false)]
    [InlineData("marie.durand@essai.example", false)]
    public async Task A_request_keeps_the_number_that_its_caller_gave_when_it_is_one(string given, bool isKept)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[RequestNumber.Header] = given;
        await RequestNumber.FollowAsync(http, _ => Task.CompletedTask, NullLogger<RequestNumber>.Instance);
        (http.TraceIdentifier == given).ShouldBe(isKept);
        http.Response.Headers[RequestNumber.Header].ToString().ShouldBe(http.TraceIdentifier);
        http.TraceIdentifier.ShouldMatch("^[0-9a-f-]{16,64}$");
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
