using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Platform.Access;
using Inclusion.Tests.Platform.Graph;
using Shouldly;

namespace Inclusion.Tests.Territories;

/// <summary>A partner's program from its first secret to its revocation, over HTTP, as the partner lives it.</summary>
public sealed class PartnerClientTests(TestCluster cluster)
{
    private const string Query = "{ town { name } me { id } }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_shown_once_opens_the_contract_is_replaced_and_ends_with_the_program()
    {
        await using var program = await RunningProgram.StartAsync(cluster);
        var town = new RoomTown("Beauvoir");
        await town.WriteAsync(program.Database);
        using var administrator = await AdministratorAsync(program, town);

        var made = await AskAsync(administrator, "mutation($input: CreatePartnerClientInput!) { createPartnerClient(input: $input) { partnerClient { id clientId secret } errors { __typename } } }",
            new { structureId = town.Library.Shown(), name = "Suivi", scopes = new[] { Scopes.ResidentsWrite } }, "partner-client-1");
        var (id, first) = (made.Text("createPartnerClient.partnerClient.id"), Secret(made, "createPartnerClient"));
        var again = await AskAsync(administrator, "mutation($input: CreatePartnerClientInput!) { createPartnerClient(input: $input) { partnerClient { id clientId secret } errors { __typename } } }",
            new { structureId = town.Library.Shown(), name = "Suivi", scopes = new[] { Scopes.ResidentsWrite } }, "partner-client-1");
        (again.Text("createPartnerClient.partnerClient.id"), again.Text("createPartnerClient.partnerClient.secret")).ShouldBe((id, null));
        using var caller = await CallerAsync(program, first);
        (await StatusAsync(caller)).ShouldBe(HttpStatusCode.OK);

        var rotated = await AskAsync(administrator, "mutation($input: RotatePartnerClientSecretInput!) { rotatePartnerClientSecret(input: $input) { partnerClient { clientId secret } errors { __typename } } }",
            new { partnerClientId = id, overlapHours = 0 });
        var second = Secret(rotated, "rotatePartnerClientSecret");
        (await program.SignIn.AskTokenAsync(first, Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var successor = await CallerAsync(program, second);

        await AskAsync(administrator, "mutation($input: ChangePartnerClientScopesInput!) { changePartnerClientScopes(input: $input) { partnerClient { id } errors { __typename } } }",
            new { partnerClientId = id, scopes = new[] { Scopes.PlanningRead } });
        (await StatusAsync(successor)).ShouldBe(HttpStatusCode.Unauthorized);
        (await program.SignIn.AskTokenAsync(second, Stop, Scopes.ResidentsWrite)).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var last = await CallerAsync(program, second, Scopes.PlanningRead);
        (await StatusAsync(last)).ShouldBe(HttpStatusCode.OK);

        await AskAsync(administrator, "mutation($input: RevokePartnerClientInput!) { revokePartnerClient(input: $input) { partnerClient { id } errors { __typename } } }", new { partnerClientId = id });
        (await StatusAsync(last)).ShouldBe(HttpStatusCode.Unauthorized);
        (await program.SignIn.AskTokenAsync(second, Stop)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await program.Database.AskAsync<long>("select count(*) from partner_client where last_used_at is not null and revoked_at is not null", Stop)).ShouldBe(1);
    }

    private static PartnerSecret Secret(JsonElement answer, string useCase) => new(
        answer.Text($"{useCase}.partnerClient.clientId").ShouldNotBeNull(), answer.Text($"{useCase}.partnerClient.secret").ShouldNotBeNull());

    private static async Task<HttpClient> AdministratorAsync(RunningProgram program, RoomTown town)
    {
        var id = ProfessionalId.New();
        await using var source = program.Database.SuperuserSource();
        await using var write = source.CreateCommand("insert into professional (territory_id, id, given_name, family_name, email, roles) values ($1, $2, 'Agnès', 'Ferrand', 'a@b.example', '{ADMINISTRATOR}')");
        write.Parameters.Add(new() { Value = town.Id.Value });
        write.Parameters.Add(new() { Value = id.Value });
        await write.ExecuteNonQueryAsync(Stop);
        return await program.SignIn.SignInAsync(town.Id, id, Stop);
    }

    private static async Task<HttpClient> CallerAsync(RunningProgram program, PartnerSecret secret, params string[] scopes)
    {
        var answer = await program.SignIn.AskTokenAsync(secret, Stop, scopes);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        return new HttpClient { BaseAddress = program.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", answer.Body.Text("access_token")) } };
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = Query }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await caller.SendAsync(request, Stop);
        return response.StatusCode;
    }

    private static async Task<JsonElement> AskAsync(HttpClient caller, string query, object input, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables = new { input } }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        using var response = await caller.SendAsync(request, Stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        answer.GetRawText().ShouldNotContain("__typename");
        return answer.GetProperty("data");
    }
}
