using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Tests.Platform;

/// <summary>One database of the tests' cluster; dropped, with whoever is still in it, when it is disposed of.</summary>
public sealed class TestDatabase(TestCluster cluster, string name) : IAsyncDisposable
{
    private readonly List<NpgsqlDataSource> _sources = [];
    private readonly Lazy<NpgsqlDataSource> _looking = new(() => NpgsqlDataSource.Create(cluster.ConnectionString("postgres", name)));

    public string Name => name;

    /// <summary>As the application: owns nothing, held by row security.</summary>
    public string Application => cluster.ConnectionString(Roles.Application, name);

    /// <summary>As the role that migrates.</summary>
    public string Migrating => cluster.ConnectionString(Roles.Migrator, name);

    /// <summary>As the superuser: sees every town. For looking, and for what only an attacker with the server could do.</summary>
    public string Superuser => cluster.ConnectionString("postgres", name);

    /// <summary>Connections as the superuser that are kept open between two looks: to open one costs a server more than most questions.</summary>
    public NpgsqlDataSource Looking => _looking.Value;

    /// <summary>A source of connections as the application; closed with the database.</summary>
    public NpgsqlDataSource ApplicationSource() => Keep(Application);

    /// <summary>A source of connections as the superuser; closed with the database.</summary>
    public NpgsqlDataSource SuperuserSource() => Keep(Superuser);

    /// <summary>First value of the first row, asked as the superuser, who sees every town.</summary>
    public async Task<T> AskAsync<T>(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Looking.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(stop) is T answer ? answer : throw new InvalidOperationException($"No {typeof(T).Name} was answered to: {sql}");
    }

    /// <summary>Does something as the superuser, in every town.</summary>
    public async Task RunAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Looking.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        if (_looking.IsValueCreated) await Looking.DisposeAsync();
        await cluster.DropDatabaseAsync(name);
    }

    private NpgsqlDataSource Keep(string address)
    {
        var builder = new NpgsqlDataSourceBuilder(address);
        builder.UseNodaTime();
        var source = builder.Build();
        lock (_sources) _sources.Add(source);
        return source;
    }
}
