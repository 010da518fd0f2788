using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;
using Npgsql;

[assembly: AssemblyFixture(typeof(Inclusion.Tests.Platform.TestCluster))]

namespace Inclusion.Tests.Platform;

/// <summary>One PostgreSQL for the run, started as the product starts its own, with a migrated template.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "inclusion_template";
    private EmbeddedPostgres? _server;
    private int _made;

    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The cluster is not started.");

    public async ValueTask InitializeAsync()
    {
        var root = RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone.");
        _server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions(root, $"tests-{Environment.ProcessId}", Throwaway: true) { MaxConnections = 400 }, CancellationToken.None);
        await using (var administrator = await OpenAsync("postgres", "postgres"))
        {
            await Roles.CreateAsync(administrator, null, null, CancellationToken.None);
            await Roles.CreateDatabaseAsync(administrator, Template, CancellationToken.None);
        }

        await using (var inside = await OpenAsync("postgres", Template)) await Roles.PrepareAsync(inside, CancellationToken.None);
        Migrator.Migrate(Server.ConnectionString(Roles.Migrator, Template));
    }

    /// <summary>A migrated, empty database of one's own.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _made)}";
        await RunAsync($"create database {name} template {Template} strategy file_copy");
        return new TestDatabase(name, role => Server.ConnectionString(role, name), () => RunAsync($"drop database {name} with (force)"));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null) await _server.StopAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var administrator = await OpenAsync("postgres", "postgres");
        await using var command = new NpgsqlCommand(sql, administrator);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync(string role, string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.ConnectionString(role, database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>A database of one test class, dropped when the class is done.</summary>
public sealed class TestDatabase(string name, Func<string, string> connectionOf, Func<Task> drop) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>As the application: it owns nothing and sees one town at a time.</summary>
    public string Application => connectionOf(Roles.Application);

    /// <summary>As the migrator.</summary>
    public string Migrating => connectionOf(Roles.Migrator);

    /// <summary>As a superuser, to plant what nobody else may.</summary>
    public string Superuser => connectionOf("postgres");

    public async ValueTask DisposeAsync() => await drop();
}
