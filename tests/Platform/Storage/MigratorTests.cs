using DbUp.Engine;
using Inclusion.Platform.Storage;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

public sealed class MigratorTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_database_gets_every_migration_in_order_and_a_second_run_does_nothing()
    {
        await using var database = await cluster.CreateUnmigratedDatabaseAsync();
        await using var source = database.ApplicationSource();
        var carried = Migrator.Scripts.Select(script => script.Name).ToList();
        carried[0].ShouldBe("0001-platform.sql");
        (await Migrator.MissingAsync(source, Stop)).ShouldBe(carried);

        (await Migrator.MigrateAsync(database.Migrating, Stop)).ShouldBe(carried);
        (await Migrator.MigrateAsync(database.Migrating, Stop)).ShouldBeEmpty();

        (await Migrator.MissingAsync(source, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_programs_that_migrate_at_once_run_each_migration_once()
    {
        await using var database = await cluster.CreateUnmigratedDatabaseAsync();

        var both = await Task.WhenAll(
            Migrator.MigrateAsync(database.Migrating, Stop),
            Migrator.MigrateAsync(database.Migrating, Stop));

        both.SelectMany(names => names).ShouldBe(Migrator.Scripts.Select(script => script.Name));
    }

    [Fact]
    public async Task What_migrations_make_belongs_to_the_owner_and_nobody_else_may_make_anything()
    {
        await using var database = await cluster.CreateDatabaseAsync();

        (await database.AskAsync<string>("""
            select coalesce(string_agg(distinct pg_get_userbyid(relowner), ','), 'none')
            from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v')
            """, Stop)).ShouldBe("inclusion_owner");
        (await RefusalAsync(database.Application, "create table public.sneaked (id int)")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalAsync(database.Migrating, "create table public.sneaked (id int)")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalAsync(database.Application, "set role inclusion_owner")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalAsync(database.Application, "select seal_town_table('schema_version')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_failing_migration_is_named_and_rolled_back_and_those_before_it_stay()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        SqlScript[] scripts =
        [
            new("9001-good.sql", "create table good (id int); create function two() returns int language sql as $body$ select 2; $body$;"),
            new("9002-broken.sql", "create table half (id int); select 1 / 0;"),
            new("9003-after.sql", "create table after_it (id int);"),
        ];

        var refused = await Should.ThrowAsync<MigrationException>(() => Migrator.MigrateAsync(database.Migrating, scripts, Stop));

        refused.Message.ShouldBe("La migration 9002-broken.sql a échoué et rien n'en reste : 22012: division by zero");
        (await database.AskAsync<string>("select concat_ws(',', to_regclass('good'), to_regclass('half'), to_regclass('after_it'))", Stop)).ShouldBe("good");
    }

    [Fact]
    public void Migrations_without_a_number_or_with_the_same_one_are_refused()
    {
        Should.Throw<MigrationException>(() => MigrationScripts.InOrder([new("first.sql", "")])).Message
            .ShouldBe("La migration first.sql ne se nomme pas NNNN-nom.sql.");
        Should.Throw<MigrationException>(() => MigrationScripts.InOrder([new("0002-b.sql", ""), new("0001-z.sql", ""), new("0002-a.sql", "")])).Message
            .ShouldBe("Des migrations portent le même numéro 0002 : 0002-a.sql, 0002-b.sql.");
        MigrationScripts.InOrder([new("0010-b.sql", ""), new("0002-z.sql", "")]).Select(script => script.Name).ShouldBe(["0002-z.sql", "0010-b.sql"]);
    }

    private static async Task<string> RefusalAsync(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState;
    }
}
