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

    /// <summary>How much there is of what matters.</summary>
    public async Task<string> DescribeAsync(CancellationToken stop)
    {
        var counts = new List<string>();
        foreach (var table in (string[])["resident", "professional", "place", "reason", "opening_occurrence", "appointment", "mediator_time", "resident_structure", "voucher"])
            counts.Add(FormattableString.Invariant($"{table} {await CountAsync($"select count(*) from {table}", stop):#,0}"));
        return string.Join(", ", counts);
    }

    /// <summary>What bookings leave behind.</summary>
    public async Task<Traces> TracesAsync(CancellationToken stop) => (await AskAsync("""
        select (select count(*) from appointment), (select count(*) from appointment_mediator), (select count(*) from mediator_time),
          (select count(*) from outbox), (select count(*) from journal_act where operation = 'bookAppointment'), (select count(*) from idempotency_record),
          (select count(*) from resident_link)
        """, row => new Traces(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)), stop))[0];

    /// <summary>Writes everything down, so that no side pays for what was done before it.</summary>
    public Task CheckpointAsync(CancellationToken stop) => AskAsync("checkpoint", _ => 0, stop);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>The rows of everything that a booking writes.</summary>
internal sealed record Traces(long Appointments, long Mediators, long Times, long Messages, long Entries, long Keys, long Links)
{
    /// <summary>True when exactly so many bookings lie between.</summary>
    public bool Follow(Traces before, int bookings) => this == new Traces(
        before.Appointments + bookings, before.Mediators + bookings, before.Times + bookings, before.Messages + (2 * bookings), before.Entries + bookings, before.Keys + bookings, before.Links + bookings);
}
