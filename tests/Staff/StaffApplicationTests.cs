using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Access.Web;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Inclusion.Tests.Staff;

/// <summary>How the product serves the staff application, and answers the documents that its build trusts.</summary>
public sealed class StaffApplicationTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_screen_has_an_address_and_a_file_that_is_not_there_has_none()
    {
        await using var program = await RunningProgram.StartAsync(cluster);
        using var http = new HttpClient { BaseAddress = program.Address };
        foreach (var screen in (string[])["/", "/app/", "/app/any/screen"])
        {
            using var page = await http.GetAsync(new Uri(screen, UriKind.Relative), Stop);
            page.StatusCode.ShouldBe(HttpStatusCode.OK, screen);
            (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("id=\"app\"");
            page.Headers.CacheControl.ShouldNotBeNull().NoCache.ShouldBeTrue();
            page.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(SecurityHeaders.ContentPolicy);
        }

        var script = Directory.GetFiles(Path.Combine(StaffApplication.Folder.ShouldNotBeNull(), "assets"), "index-*.js").Select(Path.GetFileName).First();
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/app/assets/{script}") { Headers = { { "Accept-Encoding", "br" } } };
        using var served = await http.SendAsync(asked, Stop);
        served.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        served.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("public, max-age=31536000, immutable");
        foreach (var none in (string[])["/app/assets/none.js", "/app/../package.json", "/app/..%2fpackage.json"])
            (await http.GetAsync(new Uri(none, UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
    }

    [Fact]
    public async Task Every_document_of_the_application_is_known_by_its_hash_and_still_asks_who_sends_it()
    {
        await using var program = await RunningProgram.StartAsync(cluster);
        var trusted = program.Services.GetRequiredService<TrustedDocuments>();
        var documents = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(StaffApplication.Folder.ShouldNotBeNull(), "documents.json"), Stop)).RootElement;
        documents.EnumerateObject().Count().ShouldBeGreaterThan(40);
        foreach (var document in documents.EnumerateObject()) trusted.Find(document.Name).ShouldNotBeNull().Text.ShouldBe(document.Value.GetString());
        trusted.Find(new string('0', 64)).ShouldBeNull();

        var me = documents.EnumerateObject().Single(each => each.Value.GetString() is { } text && text.StartsWith("query Me ", StringComparison.Ordinal)).Name;
        using var http = new HttpClient { BaseAddress = program.Address };
        using var answer = await http.PostAsJsonAsync("/graphql", new { extensions = new { persistedQuery = new { version = 1, sha256Hash = me } } }, Stop);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAUTHENTICATED");
    }
}
