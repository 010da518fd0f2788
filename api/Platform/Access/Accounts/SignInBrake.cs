using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>Slows guessing down: tries are counted in the database, and past a few each further one costs a longer pause.</summary>
/// <remarks>A try is counted before it is judged, so that a thousand tries at once count as a thousand. A name that has no account is counted alike.</remarks>
public sealed class SignInBrake(NpgsqlDataSource source, AccessKeys keys, IClock clock)
{
    public static readonly Duration Memory = Duration.FromHours(12);

    private const string Count = """
        insert into sign_in_brake as b (subject, tries, last_tried_at, paused_until) values ($1, 1, $2, '-infinity')
        on conflict (subject) do update set
          tries = case when b.last_tried_at < $2 - $3 then 1 else b.tries + 1 end,
          last_tried_at = $2,
          paused_until = case
            when b.last_tried_at < $2 - $3 or b.tries + 1 < $4 then '-infinity'
            else $2 + least($6, $5 * power(2, least(b.tries + 1 - $4, 20))) end
        where b.paused_until <= $2
        returning tries
        """;

    /// <summary>Counts a try for every subject; the longest pause among them when one is paused, else null: the try may go on.</summary>
    public async Task<Duration?> TryAsync(IReadOnlyList<BrakeSubject> subjects, CancellationToken stop)
    {
        Duration? longest = null;
        foreach (var subject in subjects)
        {
            if (await CountAsync(subject, stop)) continue;
            var left = await PauseLeftAsync(subject, stop);
            if (longest is null || left > longest) longest = left;
        }

        return longest;
    }

    /// <summary>A good try: what was counted against the account is forgotten, and against the address, this try.</summary>
    public async Task ForgiveAsync(IReadOnlyList<BrakeSubject> subjects, CancellationToken stop)
    {
        foreach (var subject in subjects)
        {
            await using var command = source.CreateCommand(subject.IsShared
                ? "update sign_in_brake set tries = greatest(tries - 1, 0), paused_until = '-infinity' where subject = $1"
                : "delete from sign_in_brake where subject = $1");
            command.Parameters.AddWithValue(Key(subject));
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private async Task<bool> CountAsync(BrakeSubject subject, CancellationToken stop)
    {
        await using var command = source.CreateCommand(Count);
        command.Parameters.AddWithValue(Key(subject));
        command.Parameters.AddWithValue(clock.GetCurrentInstant().ToDateTimeUtc());
        command.Parameters.AddWithValue(Memory.ToTimeSpan());
        command.Parameters.AddWithValue(subject.FreeTries);
        command.Parameters.AddWithValue(subject.FirstPause.ToTimeSpan());
        command.Parameters.AddWithValue(subject.LongestPause.ToTimeSpan());
        return await command.ExecuteScalarAsync(stop) is not null;
    }

    private async Task<Duration> PauseLeftAsync(BrakeSubject subject, CancellationToken stop)
    {
        await using var command = source.CreateCommand("select paused_until - $2 from sign_in_brake where subject = $1 and paused_until > $2");
        command.Parameters.AddWithValue(Key(subject));
        command.Parameters.AddWithValue(clock.GetCurrentInstant().ToDateTimeUtc());
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? Duration.FromTimeSpan(reader.GetTimeSpan(0)) : Duration.FromSeconds(1);
    }

    private byte[] Key(BrakeSubject subject) => keys.Hash("brake", subject.Name);
}

/// <summary>Whom tries are counted against.</summary>
public sealed record BrakeSubject(string Name, int FreeTries, Duration FirstPause, Duration LongestPause, bool IsShared)
{
    /// <summary>A sign-in name, whether it has an account or not: 5 tries, then 1 minute, doubling up to 15.</summary>
    public static BrakeSubject Email(string email) => new("email:" + AccountEmail.Normal(email), 5, Duration.FromMinutes(1), Duration.FromMinutes(15), false);

    /// <summary>The second factor of an account: 5 tries, then 1 minute, doubling up to an hour.</summary>
    public static BrakeSubject SecondFactor(Guid account) => new($"totp:{account}", 5, Duration.FromMinutes(1), Duration.FromHours(1), false);

    /// <summary>Messages asked for an address: 3, then 10 minutes, doubling up to 12 hours.</summary>
    public static BrakeSubject Letters(string email) => new("letters:" + AccountEmail.Normal(email), 3, Duration.FromMinutes(10), Duration.FromHours(12), false);

    /// <summary>A network address: a whole town hall may share it, so 50 tries, then 1 minute, doubling up to 15.</summary>
    public static BrakeSubject Address(string address) => new("address:" + address, 50, Duration.FromMinutes(1), Duration.FromMinutes(15), true);

    /// <summary>A partner's <c>client_id</c>: 10 tries, then 1 minute, doubling up to 15.</summary>
    public static BrakeSubject Client(string clientId) => new("client:" + clientId, 10, Duration.FromMinutes(1), Duration.FromMinutes(15), false);
}
