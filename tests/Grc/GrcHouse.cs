using System.Data;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using Inclusion.Grc;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Outgoing;
using Inclusion.Tests.Examples;
using Inclusion.Tests.Platform;
using Inclusion.Tests.Rights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Grc;

/// <summary>The whole product with an invented town whose GRC is a small one on this machine.</summary>
internal sealed class GrcHouse : IAsyncDisposable
{
    private GrcHouse(RunningProgram program, GrcStandIn grc, TownClock clock, ExampleTown town) => (Program, Grc, Clock, Town) = (program, grc, clock, town);

    public RunningProgram Program { get; }
    public GrcStandIn Grc { get; }
    public TownClock Clock { get; }
    public ExampleTown Town { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="listed">True when the operator lists the GRC's host and port.</param>
    public static async Task<GrcHouse> OpenAsync(TestCluster cluster, bool listed = true)
    {
        var (grc, clock) = (await GrcStandIn.StartAsync(Stop), new TownClock(InventedTown.Start));
        var allowed = new OutgoingSettings(listed ? new HashSet<string> { $"127.0.0.1:{grc.Port}" } : new HashSet<string>());
        var program = await RunningProgram.StartAsync(cluster, clock, also: services => services.AddSingleton(_ => new OutgoingCalls(allowed, TimeSpan.FromSeconds(1))));
        var town = new ExampleTown();
        foreach (var cast in ExampleHouse.Casts.Where(cast => cast is not GrcCast))
            await program.Services.GetRequiredService<TownWork>().RunAsync(town.Id, IsolationLevel.ReadCommitted, services => cast.EnterAsync(town, services, Stop), Stop);
        var house = new GrcHouse(program, grc, clock, town);
        if (listed) await house.ConnectAsync();
        return house;
    }

    public Actor Mediator => Callers.Professional(Town, "mediator", "ccas", Role.Mediator);
    public Actor Administrator => Callers.Professional(Town, "administrator", "ccas", Role.Administrator);

    public Uri CallbackAddress => new(Program.Address, $"grc/{Town.Names["territory.key"]}/callback");

    public string Global(string name) => Town.Names[name];

    /// <summary>Records a procedure and submits it; answers our request's id.</summary>
    public async Task<Guid> SubmitAsync(string resident = "marie")
    {
        var recorded = await AskAsync(Mediator, "recordProcedure", new { residentId = Global($"resident.{resident}"), theme = "HOUSING", mode = "I_ASSIST", title = "Demande de logement", outcome = "COMPLETED" }, "assistedProcedure { id }");
        var submitted = await AskAsync(Mediator, "submitProcedure", new { assistedProcedureId = recorded.GetProperty("assistedProcedure").GetProperty("id").GetString(), requestKind = "logement-social" }, "assistedProcedure { submittedAt }");
        submitted.GetProperty("errors").GetArrayLength().ShouldBeNone(submitted);
        return await ReadAsync<Guid>("select id from grc_request order by queued_at desc, id desc limit 1");
    }

    /// <summary>Asks one use case; answers its payload.</summary>
    public async Task<JsonElement> AskAsync(Actor actor, string useCase, object input, string fields)
    {
        var type = char.ToUpperInvariant(useCase[0]) + useCase[1..];
        var answer = await SendAsync(actor, $"mutation($input: {type}Input!) {{ {useCase}(input: $input) {{ {fields} errors {{ __typename ... on UserError {{ message path }} }} }} }}", new { input });
        return answer.GetProperty("data").GetProperty(useCase);
    }

    /// <summary>The whole answer.</summary>
    public async Task<JsonElement> SendAsync(Actor actor, string document, object? variables = null)
    {
        await using var scope = Program.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var serializer = scope.ServiceProvider.GetRequiredService<IGraphQLTextSerializer>();
        var operation = GraphOperation.In(scope.ServiceProvider.GetRequiredService<IDocumentBuilder>().Build(document), null);
        var request = new GraphRequest(document, null, serializer.Deserialize<Inputs>(JsonSerializer.Serialize(variables ?? new { })), null, operation, null) { IdempotencyKey = Guid.NewGuid().ToString() };
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var result = await scope.ServiceProvider.GetRequiredService<IGraphExecution>().ExecuteAsync(request, http, Stop);
        var answer = JsonDocument.Parse(serializer.Serialize(result)).RootElement;
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.GetRawText(), result.Errors?.FirstOrDefault()?.InnerException) : answer;
    }

    /// <summary>Hands over what is due by the house's clock.</summary>
    public Task DeliverAsync() => Program.Services.GetRequiredService<JobRounds>().RunAsync("DeliverGrcRequests", Stop);

    public Task<string> StateAsync(Guid request) => ReadAsync<string>($"select state from grc_request where id = '{request}'");

    public Task<T> ReadAsync<T>(string sql) => Program.Database.AskAsync<T>(sql, Stop);

    public Task RunAsync(string sql) => Program.Database.RunAsync(sql, Stop);

    /// <summary>Sends a callback and answers its status.</summary>
    public async Task<int> CallBackAsync(string id, object told, Duration? late = null, string? secret = null, Uri? address = null)
    {
        using var client = new HttpClient();
        using var request = Grc.CallBack(address ?? CallbackAddress, id, (Clock.GetCurrentInstant() - (late ?? Duration.Zero)).ToDateTimeOffset(), told, secret);
        using var answer = await client.SendAsync(request, Stop);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        await Grc.DisposeAsync();
    }

    private async Task ConnectAsync()
    {
        var connected = await AskAsync(Administrator, "setGrcLink", new { targetUrl = Grc.Url }, "grcLink { secret }");
        Grc.Secret = connected.GetProperty("grcLink").GetProperty("secret").GetString() ?? throw new InvalidOperationException(connected.GetRawText());
        await AskAsync(Administrator, "setGrcRequestKind", new { requestKind = "logement-social", name = "Demande de logement social", silenceMeans = "ACCEPTANCE", silenceMonths = 2 }, "grcRequestKind { id }");
    }
}

/// <summary>Says what was answered where nothing should have been.</summary>
internal static class Refusing
{
    public static void ShouldBeNone(this int count, JsonElement payload)
    {
        if (count > 0) throw new InvalidOperationException(payload.GetRawText());
    }

    public static string? Error(this JsonElement payload) =>
        payload.GetProperty("errors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].GetProperty("__typename").GetString() : null;
}
