using System.Net.Sockets;
using System.Runtime.Versioning;
using Inclusion.Platform.Access;
using Inclusion.Platform.Settings;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Storage.Embedded;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform;

/// <summary>The program as an operator and a newcomer meet it: in a process of its own.</summary>
public sealed class StartTests(TestCluster cluster)
{
    private const string Canary = "canary-2b7e1516";
    private static readonly Dictionary<string, string> Nothing = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outside_Development_one_missing_setting_stops_the_start_with_one_sentence_that_names_it()
    {
        var settings = Everything();
        settings.Remove("ConnectionStrings__Inclusion");

        await using var program = await StartedProgram.RunAsync("Production", settings);

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith("Le réglage ConnectionStrings__Inclusion manque : ");
        program.Errors.ShouldNotContain('\n');
        program.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_Development_several_missing_settings_are_named_together()
    {
        await using var program = await StartedProgram.RunAsync("Production", Nothing);

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith("Il manque les réglages ");
        foreach (var setting in DeclaredSettings.All.Where(setting => setting.IsRequired)) program.Errors.ShouldContain(setting.Variable);
    }

    [Fact]
    public async Task Check_config_lists_every_setting_fails_for_what_is_missing_and_prints_no_secret()
    {
        var settings = Everything();
        await using var complete = await StartedProgram.RunAsync("Production", settings, "--check-config");
        complete.ExitCode.ShouldBe(0);
        foreach (var setting in DeclaredSettings.All) complete.Output.ShouldContain(setting.Variable);
        complete.Output.ShouldNotContain(Canary);

        settings.Remove("Sealing__Keys");
        await using var incomplete = await StartedProgram.RunAsync("Production", settings, "--check-config");
        incomplete.ExitCode.ShouldBe(1);
        incomplete.Output.ShouldEndWith("Il manque : Sealing__Keys.");
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_the_list_of_those_there_are()
    {
        await using var program = await StartedProgram.RunAsync("Production", Nothing, "make-coffee");

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith("La commande « make-coffee » n'existe pas. Il y a :");
        foreach (var name in (string[])["--check-config", "create-database", "migrate"]) program.Errors.ShouldContain($"  {name} ");
    }

    [Fact]
    public async Task A_superuser_is_refused_at_the_start()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        var settings = Everything();
        settings["ConnectionStrings__Inclusion"] = database.Superuser;
        foreach (var setting in DeclaredSettings.All)
            if (setting.MadeInDevelopment is { } make) settings[setting.Variable] = make();
        settings["Access__PublicAddress"] = "https://inclusion.example";

        await using var program = await StartedProgram.RunAsync("Production", settings, "--urls", "http://127.0.0.1:0");

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith("Le rôle postgres est superutilisateur");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        await using var program = await StartedProgram.RunAsync("Development", Nothing, "--urls", $"http://{other.LocalEndpoint}");

        program.ExitCode.ShouldBe(1);
        program.Errors.ShouldStartWith($"L'adresse http://{other.LocalEndpoint} est déjà prise par un autre programme");
    }

    [Fact]
    public async Task The_first_day_commands_make_the_roles_the_database_and_its_tables_and_may_be_repeated()
    {
        var name = $"first_day_{Environment.ProcessId}";
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__InclusionAdmin"] = cluster.ConnectionString("postgres", "postgres"),
            ["ConnectionStrings__Inclusion"] = cluster.ConnectionString(Roles.Application, name) + $";Password={Canary}",
            ["ConnectionStrings__InclusionMigrator"] = cluster.ConnectionString(Roles.Migrator, name) + $";Password={Canary}",
        };
        await using var dropped = new TestDatabase(cluster, name);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var create = await StartedProgram.RunAsync("Production", settings, "create-database");
            (create.Errors, create.ExitCode).ShouldBe(("", 0));
            create.Output.ShouldBe($"Les rôles et la base « {name} » sont prêts : lancez maintenant la commande migrate.");
        }

        await using var migrate = await StartedProgram.RunAsync("Production", settings, "migrate");
        migrate.Output.ShouldEndWith($"{Migrator.Scripts.Count} migration(s) appliquée(s).");
        await using var again = await StartedProgram.RunAsync("Production", settings, "migrate");
        again.Output.ShouldBe("La base est à jour.");
        await using var source = NpgsqlDataSource.Create(dropped.Application);
        await StorageInspection.RequireFitAsync(source, Stop);
        (await dropped.AskAsync<long>("select count(*) from pg_authid where rolname in ('inclusion_app', 'inclusion_migrator') and rolpassword like 'SCRAM-SHA-256$%'", Stop)).ShouldBe(2);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task In_Development_two_programs_share_one_PostgreSQL_a_killed_one_blocks_nobody_and_the_last_one_out_stops_it()
    {
        var options = new EmbeddedPostgresOptions(RepositoryRoot.Path.ShouldNotBeNull(), "test-start");
        (await EmbeddedPostgres.RemoveAsync(options, Stop)).ShouldBeTrue();
        var settings = new Dictionary<string, string> { ["Storage__EmbeddedName"] = options.Name };
        StartedProgram Begin() => StartedProgram.Start("Development", settings, "--urls", "http://127.0.0.1:0");

        await using var killed = Begin();
        await using var second = Begin();
        await killed.AddressAsync();
        await second.AddressAsync();
        await killed.KillAsync();
        var (socket, number) = await LookAsync(options);
        await second.KillAsync();
        File.Exists(socket).ShouldBeTrue();

        await using var last = Begin();
        await last.AddressAsync();
        (await LookAsync(options)).Number.ShouldBe(number);
        await ShouldWelcomeAsync(last);
        await last.InterruptAsync();

        last.ExitCode.ShouldBe(0);
        File.Exists(socket).ShouldBeFalse();
        (await EmbeddedPostgres.RemoveAsync(options, Stop)).ShouldBeTrue();
    }

    /// <summary>What a newcomer reads leads somewhere: each address is answered, and who may sign in is named.</summary>
    private static async Task ShouldWelcomeAsync(StartedProgram program)
    {
        var address = await program.AddressAsync();
        while (!program.Output.Contains("Connexions de démonstration", StringComparison.Ordinal)) await Task.Delay(50, Stop);
        using var newcomer = new HttpClient { BaseAddress = address };
        foreach (var path in (string[])["app/", "dev/mailbox", "graphql/schema.graphql"])
        {
            program.Output.ShouldContain($" {address}{path}\n");
            using var answer = await newcomer.GetAsync(new Uri(path, UriKind.Relative), Stop);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, path);
        }

        program.Output.ShouldContain($"mot de passe {DemoAccounts.Password}");
        program.Output.ShouldContain("claire@val-sur-brume.example");
    }

    /// <summary>Joins the server for a moment: where it listens, and which process it is.</summary>
    private static async Task<(string Socket, string Number)> LookAsync(EmbeddedPostgresOptions options)
    {
        await using var server = await EmbeddedPostgres.StartAsync(options, Stop);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres", "inclusion") + ";Pooling=false");
        await using var ask = source.CreateCommand("select split_part(pg_read_file('postmaster.pid'), E'\n', 1)");
        var number = await ask.ExecuteScalarAsync(Stop) as string;
        return (Path.Combine(server.SocketDirectory, ".s.PGSQL.5432"), number.ShouldNotBeNull());
    }

    /// <summary>A value for every setting, which must not be found in what is printed where it is a secret.</summary>
    private static Dictionary<string, string> Everything() =>
        DeclaredSettings.All.Where(setting => setting.IsRequired || setting.IsSecret).ToDictionary(setting => setting.Variable, setting => setting.IsSecret ? Canary : "given");
}
