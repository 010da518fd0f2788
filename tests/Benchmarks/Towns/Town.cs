using Inclusion.Platform.Access;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>What there is to ask of the town, and what the right answers are, read as the superuser beside the product.</summary>
internal sealed class Town(NpgsqlDataSource source, TerritoryId id) : IAsyncDisposable
{
    public TerritoryId Id => id;

    public static async Task<Town> OpenAsync(string administrator, CancellationToken stop)
    {
        var builder = new NpgsqlDataSourceBuilder(administrator + ";Command Timeout=0");
        builder.UseNodaTime();
        var source = builder.Build();
        await using var ask = source.CreateCommand("select territory_id from territory");
        return new Town(source, new TerritoryId(await ask.ExecuteScalarAsync(stop) is Guid town ? town : throw new InvalidOperationException("No town was made.")));
    }

    /// <summary>The rows of a statement; values stand for $1, $2…</summary>
    public Task<IReadOnlyList<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop, params object[] values) =>
        AskAsync(sql, read, parameters =>
        {
            foreach (var value in values) parameters.Add(new() { Value = value });
        }, stop);

    /// <inheritdoc cref="AskAsync{T}(string, Func{NpgsqlDataReader, T}, CancellationToken, object[])"/>
    public async Task<IReadOnlyList<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read, Action<NpgsqlParameterCollection> fill, CancellationToken stop)
    {
        await using var command = source.CreateCommand(sql);
        fill(command.Parameters);
        await using var row = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await row.ReadAsync(stop)) rows.Add(read(row));
        return rows;
    }

    public async Task<long> CountAsync(string sql, CancellationToken stop, params object[] values) => (await AskAsync(sql, row => row.GetInt64(0), stop, values))[0];

    public Task<IReadOnlyList<Guid>> IdsAsync(string sql, CancellationToken stop, params object[] values) => AskAsync(sql, row => row.GetGuid(0), stop, values);

    /// <summary>Writes everything down, so that no side pays for what was done before it.</summary>
    public Task CheckpointAsync(CancellationToken stop) => AskAsync("checkpoint", _ => 0, stop);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
