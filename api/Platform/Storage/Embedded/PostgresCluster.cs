using System.Diagnostics;
using Npgsql;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>One cluster's life on disk and as a process. The caller holds the door's lock.</summary>
internal sealed class PostgresCluster(PostgresPlace place, string programs, EmbeddedPostgresOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a server that we have just started is looked at; it takes about a tenth of a second.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(5);

    /// <summary>How long a server may take to write who it is; and the children of one that was killed, to let go of its memory.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Makes the cluster when there is none; one that was left unfinished is made again.</summary>
    public async Task CreateAsync(CancellationToken stop)
    {
        if (place.HasCluster) return;

        var unfinished = place.Cluster + ".unfinished";
        await RequireAsync(["rm", "-rf", unfinished, place.Cluster], stop);
        await RequireAsync(
            [Program("initdb"), "-D", unfinished, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions",
             "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"], stop);
        await RequireAsync(["mv", unfinished, place.Cluster], stop);
    }

    /// <summary>True when a server of this very cluster answers on the socket, whoever started it.</summary>
    public async Task<bool> AnswersAsync(CancellationToken stop)
    {
        if (!File.Exists(Path.Combine(place.SocketDirectory, ".s.PGSQL.5432"))) return false;
        try
        {
            await using var connection = new NpgsqlConnection(place.ConnectionString("postgres", "postgres", pooled: false));
            await connection.OpenAsync(stop);
            await using var ask = new NpgsqlCommand("show data_directory", connection);
            return await ask.ExecuteScalarAsync(stop) is string directory && directory == place.Cluster;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Starts the server, whatever a killed one left: a server without a master, a pid file, a socket, its last children.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        if (await AnswersAsync(stop) || await AnswersSoonAsync(stop)) return;

        if (PostmasterFile.IsThere(place.Cluster)) await RequireAsync(["rm", "-f", PostmasterFile.Of(place.Cluster)], stop);
        // Told which program to start, pg_ctl does not run it once more to ask for its version.
        List<string> start = [Program("pg_ctl"), "start", "-p", Program("postgres"), "-s", "-D", place.Cluster, "-o", Settings()];
        // pg_ctl would look ten times a second; what it would look at is looked at here.
        if (await UnixCommand.RunAsync(place.ServerLog, place.Home, AsServer([.. start, "-W"]), stop) == 0 && await BecomesReadyAsync(stop)) return;

        // The children of a server that was killed hold its memory until they notice; after that, pg_ctl says what is wrong.
        await Task.Delay(Grace, stop);
        await UnixCommand.RequireAsync(place.ServerLog, place.Home, AsServer([.. start, "-w"]), stop);
    }

    /// <summary>False when the server ends, or has not even begun after a moment.</summary>
    private async Task<bool> BecomesReadyAsync(CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        while (begun.Elapsed < Grace || PostmasterFile.NamesLivingServer(place.Cluster))
        {
            if (PostmasterFile.SaysReady(place.Cluster)) return true;
            if (begun.Elapsed > options.Patience) return false;
            await Task.Delay(ShortPause, stop);
        }

        return false;
    }

    /// <summary>Ends the server and the sessions that are still open.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        if (!PostmasterFile.NamesLivingServer(place.Cluster)) return;
        await RequireAsync([Program("pg_ctl"), "stop", "-m", "fast", "-w", "-s", "-t", Seconds(options.Patience), "-D", place.Cluster], stop);
    }

    public Task RemoveAsync(CancellationToken stop) => RequireAsync(["rm", "-rf", place.Cluster], stop);

    /// <summary>A living server that does not answer is still starting, or stopping: false once it is gone.</summary>
    private async Task<bool> AnswersSoonAsync(CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        while (PostmasterFile.NamesLivingServer(place.Cluster))
        {
            if (begun.Elapsed > options.Patience)
                throw new EmbeddedPostgresException($"PostgreSQL tourne et ne répond pas ; son journal est {place.ServerLog}.");

            await Task.Delay(Pause, stop);
            if (await AnswersAsync(stop)) return true;
        }

        return false;
    }

    private string Settings()
    {
        List<string> settings =
        [
            "listen_addresses=", $"unix_socket_directories={place.SocketDirectory}", "port=5432",
            $"max_connections={options.MaxConnections}", "timezone=UTC", "log_timezone=UTC", $"shared_buffers={options.SharedBuffers}",
            // What a server of one clone has no use for, and would lay out memory and start processes for each time.
            "io_method=sync", "io_max_concurrency=4", "max_logical_replication_workers=0", "autovacuum_worker_slots=3",
            // Locks of serializable transactions, of which there are none.
            "max_pred_locks_per_transaction=10",
        ];
        // A commit is still handed to the system before it is answered: it outlives the server's death, not the machine's.
        if (options.Throwaway)
            settings.AddRange(["fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"]);
        return string.Join(' ', settings.Select(setting => $"-c '{setting}'"));
    }

    private Task RequireAsync(IEnumerable<string> command, CancellationToken stop) =>
        UnixCommand.RequireAsync(place.CommandLog, place.Home, AsServer(command), stop);

    /// <summary>The command under the account that the server runs under.</summary>
    private IEnumerable<string> AsServer(IEnumerable<string> command) =>
        place.AsNobody ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", .. command] : command;

    private string Program(string name) => Path.Combine(programs, "bin", name);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
