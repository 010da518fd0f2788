using System.Data;
using System.Globalization;
using Inclusion.Platform.Access;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Platform.Journal;

/// <summary>A database with its journal, its sealer and its anchor file; acts are written as the product writes them.</summary>
public sealed class JournalCase : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal-");

    private JournalCase(TestDatabase database)
    {
        _database = database;
        var source = new NpgsqlDataSourceBuilder(database.Application);
        source.UseNodaTime();
        Source = source.Build();
        Anchor = new AnchorFile(Path.Combine(_folder.FullName, "anchors"));
        _services = new ServiceCollection().AddLogging().AddInclusionOperations().AddSingleton(Source).BuildServiceProvider();
    }

    public static readonly TerritoryId Here = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));
    public static readonly TerritoryId Elsewhere = new(Guid.Parse("01900000-0000-7000-8000-000000000002"));

    public NpgsqlDataSource Source { get; }
    public TestDatabase Database => _database;
    public AnchorFile Anchor { get; }
    public JournalSealer Sealer => new(Source, Anchor, Microsoft.Extensions.Logging.Abstractions.NullLogger<JournalSealer>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JournalCase> OpenAsync(TestCluster cluster) => new(await cluster.CreateDatabaseAsync());

    /// <summary>One operation of a professional: an act about an appointment, and a reading about a resident.</summary>
    public Task OperateAsync(TerritoryId town, string operation, Guid? resident = null) => OperateAsync(town, async (unit, journal) =>
    {
        journal.Concerns(new StructureId(Guid.CreateVersion7()));
        await journal.WriteActAsync(operation, Stop);
        if (resident is { } read) journal.Reads(read);
        await journal.WriteReadingAsync(operation, Stop);
        await unit.CommitAsync(Stop);
    });

    public async Task OperateAsync(TerritoryId town, Func<Unit, OperationJournal, Task> operation)
    {
        await using var scope = _services.CreateAsyncScope();
        var professional = Actor.System(town) with { Kind = ActorKind.Professional, Id = Guid.CreateVersion7(), Origin = "192.0.2.7", Structure = StructureId.New() };
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = professional;
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, Stop);
        await operation(unit, scope.ServiceProvider.GetRequiredService<OperationJournal>());
    }

    /// <summary>Operations in two towns, sealed in one turn.</summary>
    public async Task FillAsync(int operations)
    {
        for (var at = 0; at < operations; at++) await OperateAsync(at % 2 == 0 ? Here : Elsewhere, "bookAppointment", Guid.CreateVersion7());
        await Sealer.SealAsync(Stop);
    }

    /// <summary>As <c>verify-journal</c> does: as the owner, over all towns.</summary>
    public async Task<JournalVerdict> VerifyAsync()
    {
        await using var connection = await OpenAsOwnerAsync();
        return await new JournalVerification(connection, Anchor, SystemClock.Instance).VerifyAsync(new Dictionary<long, byte[]>(), Stop);
    }

    /// <summary>A superuser who has switched the triggers off.</summary>
    public async Task<long> TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.Superuser);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
        return await command.ExecuteNonQueryAsync(Stop);
    }

    public async Task AsOwnerAsync(string sql)
    {
        await using var connection = await OpenAsOwnerAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    public async Task<string> AskAsOwnerAsync(string sql)
    {
        await using var connection = await OpenAsOwnerAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>As the application, in a town.</summary>
    public async Task<string> AskAsync(TerritoryId town, string sql)
    {
        await using var connection = await Source.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var name = new NpgsqlCommand($"select set_config('inclusion.territory', '{town.Value}', true)", connection, transaction);
        await name.ExecuteNonQueryAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        return Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Source.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<NpgsqlConnection> OpenAsOwnerAsync()
    {
        var source = new NpgsqlDataSourceBuilder(Migrator.AsOwner(_database.Migrating).ConnectionString);
        source.UseNodaTime();
        return await source.Build().OpenConnectionAsync(Stop);
    }
}
