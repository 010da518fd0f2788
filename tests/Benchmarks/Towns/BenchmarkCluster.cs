using System.Globalization;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>The PostgreSQL of the benchmarks: a cluster of their own, that flushes to disk as a real one does.</summary>
internal sealed class BenchmarkCluster(EmbeddedPostgres server) : IAsyncDisposable
{
    private readonly List<string> _made = [];

    /// <summary>Number of the server's first process, parent of all its others.</summary>
    public int Postmaster => int.Parse(File.ReadLines(Path.Combine(server.Folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static async Task<BenchmarkCluster> StartAsync(CancellationToken stop)
    {
        var root = RepositoryRoot.Path ?? throw new InvalidOperationException("The benchmarks run from a clone.");
        return new BenchmarkCluster(await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(root, "benchmarks") { SharedBuffers = "128MB", MaxConnections = 200 }, stop));
    }

    public string Address(string role, string database) => server.ConnectionString(role, database);

    /// <summary>A database with one town in it, made anew.</summary>
    public async Task<TimeSpan> MakeAsync(string database, TownSize size, CancellationToken stop)
    {
        var administrator = server.ConnectionString("postgres", "postgres");
        await Roles.CreateAsync(administrator, null, null, stop);
        await DropAsync(database, stop);
        _made.Add(database);
        await Roles.CreateDatabaseAsync(administrator, database, stop);
        await Migrator.MigrateAsync(server.ConnectionString(Roles.Migrator, database), stop);
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).Date;
        return await LargeTown.MakeAsync(server.ConnectionString("postgres", database), size, today, stop);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var database in _made) await DropAsync(database, CancellationToken.None);
        await server.DisposeAsync();
    }

    private async Task DropAsync(string database, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres", "postgres") + ";Pooling=false;Command Timeout=120");
        await using var drop = source.CreateCommand($"drop database if exists {database} with (force)");
        await drop.ExecuteNonQueryAsync(stop);
    }
}
