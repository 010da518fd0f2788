using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Access;

/// <summary>
/// Counts how often an account types a code that somebody could guess: ten tries in 15 minutes, then a pause as long. A
/// try is counted before the code is looked at, so that a thousand at once count as a thousand; a good one is given back.
/// </summary>
/// <remarks>
/// Counting takes a second connection beside the operation's, so it has a pool of its own: operations that each hold one
/// of the usual pool's and wait for another would wait for each other.
/// </remarks>
public sealed class CodeTries([FromKeyedServices(CodeTries.Pool)] NpgsqlDataSource source, Unit unit, CurrentActor actor, IClock clock)
{
    /// <summary>Names the small pool of connections that tries are counted on.</summary>
    public const string Pool = "code-tries";

    public const int Connections = 8;
    public const int Free = 10;
    public static readonly Duration Memory = Duration.FromMinutes(15);

    private const string Count = """
        insert into code_try as t (territory_id, account_id, tries, since, paused_until) values ($1, $2, 1, $3, '-infinity')
        on conflict (territory_id, account_id) do update set
          tries = case when t.since < $3 - $4 then 1 else t.tries + 1 end,
          since = case when t.since < $3 - $4 then $3 else t.since end,
          paused_until = case when t.since >= $3 - $4 and t.tries + 1 >= $5 then $3 + $4 else '-infinity' end
        where t.paused_until <= $3
        returning tries
        """;

    private bool _isCounted;

    /// <summary>
    /// Counts a try, whatever becomes of the operation. Null when it may go on; else when the account may try again. An
    /// operation that PostgreSQL makes begin anew (a deadlock) tries the same code, and is counted once.
    /// </summary>
    public async Task<Instant?> CountAsync(CancellationToken stop)
    {
        if (_isCounted) return null;
        var now = clock.GetCurrentInstant();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var alone = await connection.BeginTransactionAsync(stop);
        await using (var seal = new NpgsqlCommand("select set_config('inclusion.territory', $1, true)", connection))
        {
            seal.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Value.Territory.Value.ToString() });
            await seal.ExecuteNonQueryAsync(stop);
        }

        await using var count = Of(new NpgsqlCommand(Count, connection));
        count.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        count.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Memory.ToTimeSpan() });
        count.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Free });
        var counted = await count.ExecuteScalarAsync(stop) is not null;
        var retryAt = counted ? null : await PausedUntilAsync(connection, now, stop);
        await alone.CommitAsync(stop);
        _isCounted = counted;
        return retryAt;
    }

    /// <summary>The code was good: the try is given back, in the operation's own transaction.</summary>
    public async Task ForgiveAsync(CancellationToken stop)
    {
        await using var forgive = Of(unit.Command("update code_try set tries = greatest(tries - 1, 0), paused_until = '-infinity' where territory_id = $1 and account_id = $2"));
        await forgive.ExecuteNonQueryAsync(stop);
    }

    private async Task<Instant?> PausedUntilAsync(NpgsqlConnection connection, Instant now, CancellationToken stop)
    {
        await using var ask = Of(new NpgsqlCommand("select greatest(paused_until, $3) from code_try where territory_id = $1 and account_id = $2", connection));
        ask.Parameters.Add(new NpgsqlParameter<Instant> { TypedValue = now });
        await using var row = await ask.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? row.GetFieldValue<Instant>(0) : now;
    }

    private NpgsqlCommand Of(NpgsqlCommand command)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Value.Territory.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Value.Id });
        return command;
    }
}
