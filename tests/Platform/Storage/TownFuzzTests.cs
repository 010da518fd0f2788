using System.Collections.Concurrent;
using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>Thousands of operations of several towns share a few connections, in any order and with any end; none sees another town's rows.</summary>
public sealed class TownFuzzTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Towns = 5, RowsPerTown = 7, Workers = 12, OperationsPerWorker = 300, Connections = 4;

    private readonly int _seed = Random.Shared.Next();
    private readonly List<TerritoryId> _towns = [.. Enumerable.Range(0, Towns).Select(_ => TerritoryId.New())];
    private TestDatabase? _database;

    private enum Ending { Commit, Rollback, Abandon, Fault }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private TestDatabase Database => _database ?? throw new InvalidOperationException("No database.");

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        await using var superuser = NpgsqlDataSource.Create(Database.Superuser);
        await using var sow = superuser.CreateCommand("""
            with town as (
              insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, sender_address)
              select id, 'Ville', '59350', 'Europe/Paris', 'MAINLAND', id::text, 'ville@example.test' from unnest($1::uuid[]) id returning territory_id)
            insert into structure (territory_id, id, name, kind)
            select territory_id, gen_random_uuid(), 'Structure ' || n, 'OTHER' from town, generate_series(1, $2) n
            """);
        sow.Parameters.Add(new() { Value = _towns.Select(town => town.Value).ToArray() });
        sow.Parameters.Add(new() { Value = RowsPerTown });
        await sow.ExecuteNonQueryAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task No_operation_sees_or_touches_the_rows_of_another_town()
    {
        await using var source = Pool("");
        var leaks = await FuzzAsync(async (random, leaked) =>
        {
            var town = _towns[random.Next(Towns)];
            await using var unit = new Unit(source, new CurrentActor(new HttpContextAccessor()) { Value = Actor.System(town) });
            var isMutation = random.Next(2) == 0;
            await unit.BeginAsync(isMutation ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead, Stop);
            await LookAsync(unit.Command, town, leaked);
            if (isMutation) await TouchAsync(unit.Command, leaked);
            await EndAsync(unit, (Ending)random.Next(4));
        });
        leaks.ShouldBeEmpty($"seed {_seed}");
        (await CountAsync()).ShouldBe(Towns * RowsPerTown);
    }

    /// <summary>The negative control: a town left on the connection, and an operation that forgets to name its own.</summary>
    [Fact]
    public async Task The_fuzz_notices_operations_that_name_no_town_of_their_own()
    {
        await using var source = Pool(";No Reset On Close=true");
        var leaks = await FuzzAsync(async (random, leaked) =>
        {
            var town = _towns[random.Next(Towns)];
            await using var connection = await source.OpenConnectionAsync(Stop);
            if (random.Next(2) == 0)
            {
                await using var name = new NpgsqlCommand("select set_config('inclusion.territory', $1, false)", connection);
                name.Parameters.Add(new() { Value = town.Value.ToString() });
                await name.ExecuteNonQueryAsync(Stop);
            }

            await LookAsync(sql => new NpgsqlCommand(sql, connection), town, leaked);
        });
        leaks.ShouldContain(leak => leak.StartsWith("saw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_fuzz_notices_an_operation_that_names_no_town_at_all()
    {
        await using var source = Pool("");
        await using var connection = await source.OpenConnectionAsync(Stop);
        var leaked = new ConcurrentQueue<string>();
        await LookAsync(sql => new NpgsqlCommand(sql, connection), _towns[0], leaked);
        leaked.ShouldBe([$"missed rows of its own: 0 of {RowsPerTown}"]);
    }

    private async Task<ConcurrentQueue<string>> FuzzAsync(Func<Random, ConcurrentQueue<string>, Task> operateAsync)
    {
        var leaked = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            var random = new Random(_seed + worker);
            for (var turn = 0; turn < OperationsPerWorker; turn++) await operateAsync(random, leaked);
        }));
        return leaked;
    }

    /// <summary>Without a condition on the town: only the database's own seal answers.</summary>
    private static async Task LookAsync(Func<string, NpgsqlCommand> command, TerritoryId own, ConcurrentQueue<string> leaked)
    {
        await using var look = command("select territory_id from structure");
        await using var rows = await look.ExecuteReaderAsync(Stop);
        var seen = new List<Guid>();
        while (await rows.ReadAsync(Stop)) seen.Add(rows.GetGuid(0));
        if (seen.Any(town => town != own.Value)) leaked.Enqueue($"saw rows of {string.Join(", ", seen.Distinct())} for {own.Value}");
        else if (seen.Count != RowsPerTown) leaked.Enqueue($"missed rows of its own: {seen.Count} of {RowsPerTown}");
    }

    /// <summary>Changes every row in sight, and counts them: a change of more than one's own is a leak that reading did not show.</summary>
    private static async Task TouchAsync(Func<string, NpgsqlCommand> command, ConcurrentQueue<string> leaked)
    {
        await using var order = command("select from structure order by id for update");
        await order.ExecuteNonQueryAsync(Stop);
        await using var touch = command("update structure set address = 'rue de la Paix'");
        var touched = await touch.ExecuteNonQueryAsync(Stop);
        if (touched != RowsPerTown) leaked.Enqueue($"touched {touched} rows");
    }

    private static async Task EndAsync(Unit unit, Ending ending)
    {
        switch (ending)
        {
            case Ending.Commit:
                await unit.CommitAsync(Stop);
                break;
            case Ending.Rollback:
                await unit.RollbackAsync();
                break;
            case Ending.Fault:
                await using (var broken = unit.Command("select 1/0")) await Should.ThrowAsync<PostgresException>(() => broken.ExecuteScalarAsync(Stop));
                break;
        }
    }

    private async Task<int> CountAsync()
    {
        await using var superuser = NpgsqlDataSource.Create(Database.Superuser);
        await using var count = superuser.CreateCommand("select count(*)::int from structure");
        return (int)(await count.ExecuteScalarAsync(Stop)).ShouldNotBeNull();
    }

    private NpgsqlDataSource Pool(string more) => NpgsqlDataSource.Create($"{Database.Application};Maximum Pool Size={Connections}{more}");
}
