using System.Collections.Frozen;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Access;
using Inclusion.Tests.Platform.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>
/// The real contract over a database of its own, asked by whoever a test says is signed in: the guard, rights, transaction,
/// journal and idempotency are the program's; only the wire is left out. Two towns, so that isolation is always in play.
/// </summary>
public sealed class RoomHost(TestCluster cluster) : IAsyncLifetime
{
    private WebApplication? _program;
    private TestDatabase? _database;

    public static readonly Instant Now = Instant.FromUtc(2026, 9, 7, 7, 0);

    public TestDatabase Database => _database ?? throw new InvalidOperationException("Not started.");
    public IServiceProvider Services => _program?.Services ?? throw new InvalidOperationException("Not started.");
    public RoomTown Town { get; } = new("Beauvoir");
    public RoomTown Stranger { get; } = new("Ailleurs");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(GraphSetup).Assembly.GetName().Name,
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.AddInMemoryCollection(AccessHost.Secrets());
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        StorageStart.Use(builder.Services, _database.Application);
        builder.Services.AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddSingleton<IClock, StoppedClock>();
        builder.Services.AddInclusionMessaging(builder.Configuration, builder.Environment);
        builder.Services.AddInclusionGraph().AddGraphHttp(new GraphSettings());
        builder.AddAccess();
        builder.Services.AddQuickPasswords();
        _program = builder.Build();
        await Town.WriteAsync(_database);
        await Stranger.WriteAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>The whole answer, its top-level errors included.</summary>
    public async Task<JsonElement> SendAsync(Actor actor, string document, object? variables = null, string? key = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var serializer = scope.ServiceProvider.GetRequiredService<IGraphQLTextSerializer>();
        var operation = GraphOperation.In(scope.ServiceProvider.GetRequiredService<IDocumentBuilder>().Build(document), null);
        var inputs = variables is null ? null : serializer.Deserialize<Inputs>(JsonSerializer.Serialize(variables, JsonSerializerOptions.Web));
        var request = new GraphRequest(document, null, inputs, null, operation, null) { IdempotencyKey = key ?? Guid.NewGuid().ToString() };
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var result = await scope.ServiceProvider.GetRequiredService<IGraphExecution>().ExecuteAsync(request, http, Stop);
        return JsonDocument.Parse(serializer.Serialize(result)).RootElement;
    }

    /// <summary>What was answered, when nothing is wrong with the request.</summary>
    public async Task<JsonElement> AskAsync(Actor actor, string document, object? variables = null, string? key = null)
    {
        var answer = await SendAsync(actor, document, variables, key);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The code of the first top-level error.</summary>
    public async Task<string?> CodeAsync(Actor actor, string document, object? variables = null) =>
        (await SendAsync(actor, document, variables)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>Runs code of a room as an operation of its own, which commits.</summary>
    public async Task<T> RunAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(System.Data.IsolationLevel.ReadCommitted, Stop);
        var answer = await work(scope.ServiceProvider);
        await unit.CommitAsync(Stop);
        return answer;
    }

    public Task<T> ScalarAsync<T>(string sql, params object[] values) => Database.AskAsync<T>(sql, Stop, values);

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}

/// <summary>One house for the tests of a class.</summary>
public sealed class RoomFixture(TestCluster cluster) : IAsyncLifetime
{
    public RoomHost Room { get; } = new(cluster);

    public ValueTask InitializeAsync() => Room.InitializeAsync();

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}

/// <summary>A town with two structures, and whoever acts in it.</summary>
public sealed class RoomTown(string name)
{
    public TerritoryId Id { get; } = TerritoryId.New();
    public StructureId Ccas { get; } = StructureId.New();
    public StructureId Library { get; } = StructureId.New();

    public Actor As(params Role[] roles) => At(Ccas, roles);

    public Actor At(StructureId? structure, params Role[] roles) =>
        new(ActorKind.Professional, Id, Guid.CreateVersion7(), structure, roles.ToFrozenSet(), FrozenSet<string>.Empty);

    public Actor Partner(params string[] scopes) =>
        new(ActorKind.PartnerClient, Id, Guid.CreateVersion7(), Library, FrozenSet<Role>.Empty, scopes.ToFrozenSet(StringComparer.Ordinal));

    public async Task WriteAsync(TestDatabase database)
    {
        await using var write = database.Looking.CreateCommand("""
            with town as (
              insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, sender_address)
              values ($1, $2, '59350', 'Europe/Paris', 'MAINLAND', replace($1::text, '-', ''), 'ville@exemple.fr') returning territory_id)
            insert into structure (territory_id, id, name, kind) select territory_id, $3::uuid, 'CCAS', 'CCAS' from town
            union all select territory_id, $4::uuid, 'Médiathèque', 'LIBRARY' from town
            """);
        foreach (var value in new object[] { Id.Value, name, Ccas.Value, Library.Value }) write.Parameters.Add(new() { Value = value });
        await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>Short ways to read an answer.</summary>
public static class Answers
{
    extension(JsonElement answer)
    {
        /// <summary>The value at a path: names, and indexes into lists.</summary>
        public JsonElement At(string path) => path.Split('.').Aggregate(answer, (at, step) => int.TryParse(step, out var index) ? at[index] : at.GetProperty(step));

        public string? Text(string path) => answer.At(path).GetString();

        public bool IsNull(string path) => answer.At(path).ValueKind is JsonValueKind.Null;

        public IReadOnlyList<string?> Texts(string list, string path) => [.. answer.At(list).EnumerateArray().Select(item => item.Text(path))];
    }

    /// <summary>The id as the contract shows it.</summary>
    public static string Shown(this IId id) => GlobalId.Of(id).ToString();
}
