using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Jobs;
using Inclusion.Tests.Examples;
using Inclusion.Tests.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Rights;

/// <summary>The whole product with two invented towns that hold rows of every kind, asked in its own process as the endpoint asks it.</summary>
public sealed class RightsHouse(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>The hash of a table without any.</summary>
    internal const string NoRows = "d41d8cd98f00b204e9800998ecf8427e";

    private RunningProgram? _program;

    internal ExampleTown Town { get; private set; } = new();
    internal ExampleTown Stranger { get; private set; } = new();
    internal Contract Contract => new(Program.Services.GetRequiredService<ISchema>());

    private RunningProgram Program => _program ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync(cluster, new StoppedClock());
        Program.Services.GetRequiredService<ISchema>().Initialize();
        Town = await MakeTownAsync(CancellationToken.None);
        Stranger = await MakeTownAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
    }

    internal Caller Caller(string name) => Callers.Of(Town, name);

    /// <summary>The whole answer, its errors included.</summary>
    internal async Task<JsonElement> SendAsync(Actor actor, string document, JsonObject variables, CancellationToken stop)
    {
        await using var scope = Program.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var serializer = scope.ServiceProvider.GetRequiredService<IGraphQLTextSerializer>();
        var operation = GraphOperation.In(scope.ServiceProvider.GetRequiredService<IDocumentBuilder>().Build(document), null);
        var request = new GraphRequest(document, null, serializer.Deserialize<Inputs>(variables.ToJsonString()), null, operation, null) { IdempotencyKey = Guid.NewGuid().ToString() };
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var result = await scope.ServiceProvider.GetRequiredService<IGraphExecution>().ExecuteAsync(request, http, stop);
        return JsonDocument.Parse(serializer.Serialize(result)).RootElement;
    }

    /// <summary>All that the database holds of a town: a hash of each table's rows.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> StateAsync(ExampleTown town, CancellationToken stop)
    {
        await using var connection = await Program.Database.Looking.OpenConnectionAsync(stop);
        var state = new Dictionary<string, string>();
        foreach (var table in await TablesAsync(connection, stop))
        {
            await using var read = new NpgsqlCommand($"select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from {table} t where territory_id = $1", connection);
            read.Parameters.Add(new() { Value = town.Id.Value });
            state[table] = $"{await read.ExecuteScalarAsync(stop)}";
        }

        return state;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("""
            select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'territory_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
            """, connection);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var tables = new List<string>();
        while (await rows.ReadAsync(stop)) tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task<ExampleTown> MakeTownAsync(CancellationToken stop)
    {
        var town = new ExampleTown();
        var work = Program.Services.GetRequiredService<TownWork>();
        foreach (var cast in ExampleHouse.Casts) await work.RunAsync(town.Id, IsolationLevel.ReadCommitted, house => cast.EnterAsync(town, house, stop), stop);
        await work.RunAsync(town.Id, IsolationLevel.ReadCommitted, house => RowsOfEveryKind.AddAsync(town, house, stop), stop);
        return town;
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => ExampleHouse.Now;
    }
}
