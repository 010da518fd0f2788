using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Graph.Documents;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Documents known by their hash.</summary>
public sealed class TrustedDocumentTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const string Free = "{ hello }";
    private const string Unknown = "0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly string Id = TrustedDocument.IdOf(TinyHost.Trusted);

    private readonly TinyHost _host = running.Host;

    [Fact]
    public async Task A_trusted_document_is_run_by_its_id_alone_in_every_way_of_naming_it()
    {
        const string expected = """{"data":{"hello":"Bonjour l'application"}}""";

        (await PostAsync(_host.Partner, new { documentId = Id })).Body.ShouldBe(expected);
        (await PostAsync(_host.Partner, new { documentId = $"sha256:{Id}" })).Body.ShouldBe(expected);
        (await PostAsync(_host.Partner, new { extensions = Persisted(Id) })).Body.ShouldBe(expected);
        (await PostAsync(_host.Partner, new { query = TinyHost.Trusted, extensions = Persisted(Id) })).Body.ShouldBe(expected);
        (await TinyHost.SendAsync(_host.Partner, new HttpRequestMessage(HttpMethod.Get, $"graphql?documentId={Id}"))).Body.ShouldBe(expected);
    }

    [Fact]
    public async Task An_unknown_id_is_answered_404_and_nothing_is_learnt_from_a_text_sent_with_it()
    {
        Refused(await PostAsync(_host.Partner, new { documentId = Unknown }), 404, "PERSISTED_DOCUMENT_NOT_FOUND");
        Refused(await PostAsync(_host.Partner, new { extensions = Persisted(Unknown) }), 404, "PERSISTED_DOCUMENT_NOT_FOUND");
        (await PostAsync(_host.Partner, new { query = Free, extensions = Persisted(TrustedDocument.IdOf(Free)) })).Status.ShouldBe(200);
        Refused(await PostAsync(_host.Partner, new { documentId = TrustedDocument.IdOf(Free) }), 404, "PERSISTED_DOCUMENT_NOT_FOUND");
    }

    [Fact]
    public async Task An_id_and_the_text_of_another_document_are_refused() =>
        Refused(await PostAsync(_host.Partner, new { query = Free, documentId = Id }), 400, "INVALID_PARAMETER");

    [Fact]
    public async Task Sessions_may_be_held_to_trusted_documents_while_partners_stay_free()
    {
        await using var strict = await TinyHost.StartAsync(settings: new GraphSettings { OnlyTrustedDocuments = true });

        Refused(await PostAsync(strict.Staff, new { query = Free }), 403, "PERSISTED_DOCUMENT_REQUIRED");
        Refused(await PostAsync(strict.Staff, new { query = Free, documentId = Unknown }), 403, "PERSISTED_DOCUMENT_REQUIRED");
        (await PostAsync(strict.Staff, new { documentId = Id })).Status.ShouldBe(200);
        using var masked = strict.Client();
        masked.DefaultRequestHeaders.Add("Cookie", "staff=2");
        masked.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Basic abc");
        Refused(await PostAsync(masked, new { query = Free }), 403, "PERSISTED_DOCUMENT_REQUIRED");
        (await PostAsync(strict.Staff, new { query = TinyHost.Trusted })).Status.ShouldBe(200);
        (await PostAsync(strict.Partner, new { query = Free })).Status.ShouldBe(200);
        (await PostAsync(_host.Staff, new { query = Free })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_manifest_of_the_staff_application_is_read_and_a_wrong_hash_stops_the_start()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("documents").FullName, "documents.json");
        await WriteAsync(file, TrustedDocument.IdOf(Free));
        await using (var host = await TinyHost.StartAsync(settings: new GraphSettings { DocumentsManifest = file }))
        {
            (await PostAsync(host.Partner, new { documentId = TrustedDocument.IdOf(Free) })).Status.ShouldBe(200);
        }

        await WriteAsync(file, Unknown);
        (await Should.ThrowAsync<InvalidOperationException>(() => TinyHost.StartAsync(settings: new GraphSettings { DocumentsManifest = file })))
            .Message.ShouldBe($"documents.json: « {Unknown} » is not the SHA-256 of its text.");
    }

    [Fact]
    public void A_document_that_the_guard_refuses_cannot_be_trusted()
    {
        var guard = new GuardedDocumentBuilder(new GraphLimits());

        Should.Throw<GraphRefusal>(() => new TrustedDocuments(guard, ["mutation { book cancel }"])).Code.ShouldBe("ONE_MUTATION_AT_A_TIME");
    }

    private static Task WriteAsync(string file, string id) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Dictionary<string, string> { [id] = Free }), TestContext.Current.CancellationToken);

    private static object Persisted(string hash) => new { persistedQuery = new { version = 1, sha256Hash = hash } };

    private static Task<Answer> PostAsync(HttpClient client, object body) => TinyHost.PostAsync(client, JsonContent.Create(body));

    private static void Refused(Answer answer, int status, string code)
    {
        (answer.Status, answer.Code).ShouldBe((status, code));
        answer.HasData.ShouldBeFalse();
    }
}
