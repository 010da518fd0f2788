using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

public sealed class EmbeddedPostgresTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_offers_what_the_migrations_lean_on_and_a_french_order_of_words()
    {
        await using var server = await EmbeddedPostgres.StartAsync(Options(), Stop);

        (await AskAsync(server, "select string_agg(word, ' ' order by word collate \"fr-x-icu\") from unnest(array['zèbre','Étienne','etage','eu']) word"))
            .ShouldBe("etage Étienne eu zèbre");
        (await AskAsync(server, "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'")).ShouldBe("b C.UTF-8");
        (await AskAsync(server, "show max_connections")).ShouldBe("100");
        (await AskAsync(server, "show listen_addresses")).ShouldBe("");
        (await AskAsync(server,
            "select string_agg(name, ' ' order by name) from pg_available_extensions where name in ('btree_gist','citext','pg_trgm','pgcrypto','unaccent')"))
            .ShouldBe("btree_gist citext pg_trgm pgcrypto unaccent");
    }

    [Fact]
    public async Task Two_users_share_one_server_and_the_last_one_out_stops_it()
    {
        var options = Options();
        var first = await EmbeddedPostgres.StartAsync(options, Stop);
        var second = await EmbeddedPostgres.StartAsync(options, Stop);
        var number = await NumberAsync(first);
        (await NumberAsync(second)).ShouldBe(number);

        await first.StopAsync(Stop);
        (await NumberAsync(second)).ShouldBe(number);

        await second.StopAsync(Stop);
        await GoneAsync(number);
        File.Exists(Path.Combine(second.SocketDirectory, ".s.PGSQL.5432")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_killed_server_is_started_again_over_its_stale_pid_file_and_keeps_what_was_committed()
    {
        var options = Options();
        await using var killed = await EmbeddedPostgres.StartAsync(options, Stop);
        await AskAsync(killed, "create table kept as select 'here' as word");
        Kill(await NumberAsync(killed));

        await using var next = await EmbeddedPostgres.StartAsync(options, Stop);
        (await AskAsync(next, "select word from kept")).ShouldBe("here");
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task What_a_clone_left_that_was_here_before_is_not_read_with_the_secrets_of_this_one()
    {
        var options = Options() with { Throwaway = false };
        await EmbeddedPostgres.RemoveAsync(options, Stop);
        await using (var former = await EmbeddedPostgres.StartAsync(options, Stop)) await AskAsync(former, "create table kept as select 'theirs' as word");
        await using (var again = await EmbeddedPostgres.StartAsync(options, Stop)) (await AskAsync(again, "select word from kept")).ShouldBe("theirs");

        var trace = PostgresPlace.Of(options).OwnTrace;
        Directory.Delete(trace, recursive: true);
        await using (var next = await EmbeddedPostgres.StartAsync(options, Stop))
        {
            (await AskAsync(next, "select to_regclass('kept')::text")).ShouldBe("");
            // Where the trace is the server's own folder, nobody can take it away from under a server that runs.
            if (Environment.IsPrivilegedProcess)
            {
                Directory.Delete(trace);
                (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(options, Stop))).Message.ShouldStartWith("Un programme d'un clone qui n'est plus là");
            }
        }

        await EmbeddedPostgres.RemoveAsync(options, Stop);
    }

    private static EmbeddedPostgresOptions Options([CallerMemberName] string test = "") =>
        new(RepositoryRoot.Path.ShouldNotBeNull(), $"test-{test[..12]}", Throwaway: true);

    private static async Task<string> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres", "postgres"));
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Process number of the server itself, the first line of its pid file.</summary>
    private static async Task<int> NumberAsync(EmbeddedPostgres server) =>
        int.Parse(await AskAsync(server, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"), CultureInfo.InvariantCulture);

    /// <summary>The pid file goes a moment before the process does.</summary>
    private static async Task GoneAsync(int number)
    {
        for (var tries = 0; tries < 100 && Directory.Exists($"/proc/{number}"); tries++) await Task.Delay(50, Stop);
        Directory.Exists($"/proc/{number}").ShouldBeFalse();
    }

    private static void Kill(int number)
    {
        using var process = Process.GetProcessById(number);
        process.Kill();
        process.WaitForExit();
    }
}
