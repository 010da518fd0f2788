using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;
using Inclusion.Tests.Platform;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Inclusion.Tests.Platform;

/// <summary>The PostgreSQL of this run: one cluster, and a migrated template that each database is copied from.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private static readonly string Run = $"{Environment.ProcessId}";
    private readonly string _template = $"template_{Run}";
    private readonly SemaphoreSlim _copying = new(1);
    private EmbeddedPostgres? _server;
    private NpgsqlDataSource? _administrator;
    private int _made;

    private NpgsqlDataSource Administrator => _administrator ?? throw new InvalidOperationException("The tests' PostgreSQL is not started.");
    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The tests' PostgreSQL is not started.");

    /// <summary>Folder of the server's socket, for tests that speak to it themselves.</summary>
    public string SocketDirectory => Server.SocketDirectory;

    /// <summary>Address of any database of the cluster as any role; <c>postgres</c> is the superuser.</summary>
    public string ConnectionString(string role, string database) => Server.ConnectionString(role, database);

    public async ValueTask InitializeAsync()
    {
        var root = RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone.");
        _server = await EmbeddedPostgres.StartAsync(new(root, "tests", Throwaway: true) { MaxConnections = 400, SharedBuffers = "32MB" }, CancellationToken.None);
        _administrator = NpgsqlDataSource.Create(ConnectionString("postgres", "postgres"));
        await Roles.CreateAsync(ConnectionString("postgres", "postgres"), null, null, CancellationToken.None);
        await Roles.CreateDatabaseAsync(ConnectionString("postgres", "postgres"), _template, CancellationToken.None);
        await Migrator.MigrateAsync(ConnectionString(Roles.Migrator, _template), CancellationToken.None);
    }

    /// <summary>A migrated database with nothing in it, which lives until it is disposed of.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => CopyAsync(_template);

    /// <summary>A database with the extensions and the rights, and no migration.</summary>
    public async Task<TestDatabase> CreateUnmigratedDatabaseAsync()
    {
        var name = NextName();
        await Roles.CreateDatabaseAsync(ConnectionString("postgres", "postgres"), name, CancellationToken.None);
        return new TestDatabase(this, name);
    }

    internal async Task DropDatabaseAsync(string name)
    {
        await using var administrator = await Administrator.OpenConnectionAsync();
        await using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", administrator);
        await drop.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_administrator is not null) await _administrator.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        _copying.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task<TestDatabase> CopyAsync(string template)
    {
        var name = NextName();
        await _copying.WaitAsync();
        try
        {
            await using var administrator = await Administrator.OpenConnectionAsync();
            await using var copy = new NpgsqlCommand(
                $"create database {name} template {template} strategy file_copy owner {Roles.Owner}", administrator);
            await copy.ExecuteNonQueryAsync();
            await Roles.GrantDatabaseAsync(administrator, name, CancellationToken.None);
        }
        finally
        {
            _copying.Release();
        }

        return new TestDatabase(this, name);
    }

    private string NextName() => $"test_{Run}_{Interlocked.Increment(ref _made)}";
}
