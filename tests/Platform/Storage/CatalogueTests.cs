using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>How towns are sealed from one another, read from PostgreSQL's own catalogue; beside each rule, what it must find is planted.</summary>
public sealed class CatalogueTests(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Every table that belongs to no town, with its reason. Nothing else may lack one.</summary>
    private static readonly Dictionary<string, string> WithoutTown = new()
    {
        ["schema_version"] = "which scripts were applied to this database",
        ["journal_security"] = "events before anybody's town is known: a refused sign-in",
        ["journal_block"] = "the chain over all towns' entries: positions and hashes",
        ["outbox"] = "a queue over all towns: ids and instants only",
        ["grc_delivery"] = "the queue towards the GRCs of all towns: ids and instants only",
        ["account"] = "found by its address before its town is known; it holds no right",
        ["account_login"] = "an account's name at an outside issuer",
        ["account_session"] = "what a cookie names, before the town is known",
        ["account_link"] = "hashes of mailed tokens",
        ["account_recovery_code"] = "hashes of recovery codes",
        ["sign_in_brake"] = "tries counted under a keyed hash",
        ["data_protection_key"] = "the sealed keys of cookies",
        ["partner_application"] = "a client_id is looked up before its town is known",
        ["partner_authorization"] = "OpenIddict's own",
        ["partner_scope"] = "OpenIddict's own",
        ["partner_token"] = "OpenIddict's own: which tokens are still good",
    };

    /// <summary>The tables that Quartz ships: when which job runs, for all towns.</summary>
    private static readonly string[] Quartz =
    [
        "qrtz_blob_triggers", "qrtz_calendars", "qrtz_cron_triggers", "qrtz_execution_history", "qrtz_fired_triggers",
        "qrtz_job_details", "qrtz_job_status", "qrtz_locks", "qrtz_misfire_history", "qrtz_paused_job_grps", "qrtz_paused_trigger_grps",
        "qrtz_scheduler_state", "qrtz_simple_triggers", "qrtz_simprop_triggers", "qrtz_triggers",
    ];

    /// <summary>Unique over all towns, on purpose.</summary>
    private static readonly Dictionary<string, string> UniqueOverTowns = new()
    {
        ["territory_public_key_key"] = "an address without sign-in finds its town by it",
        ["partner_client_id_once"] = "the token endpoint knows no town yet",
    };

    private TestDatabase? _database;
    private NpgsqlConnection? _connection;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private NpgsqlConnection Superuser => _connection ?? throw new InvalidOperationException("No database.");
    private Catalogue Catalogue => new(Superuser, Stop);

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        _connection = new NpgsqlConnection(_database.Superuser);
        await _connection.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Superuser.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_list_of_tables_without_a_town_is_closed()
    {
        (await Catalogue.WithoutTownAsync()).Except(Quartz).ShouldBe(WithoutTown.Keys, ignoreOrder: true);
        await PlantAsync("""
            create table stray (id uuid primary key);
            create table unsealed (territory_id uuid, id uuid);
            create table unforced (territory_id uuid);
            alter table unforced enable row level security;
            grant select on journal_security_default to inclusion_app;
            """);
        (await Catalogue.WithoutTownAsync()).Except(WithoutTown.Keys).Except(Quartz).ShouldBe(["journal_security_default", "stray", "unforced", "unsealed"]);
    }

    [Fact]
    public async Task Each_town_table_shows_and_takes_rows_of_the_operation_s_town_alone()
    {
        (await Catalogue.WithAnotherPolicyAsync()).ShouldBeEmpty();
        await PlantAsync("""
            create policy everything on structure for select using (true);
            drop policy town on professional;
            drop policy town on partner_client;
            create policy town on partner_client using (territory_id = nullif(current_setting('inclusion.territory', true), '')::uuid) with check (true);
            """);
        (await Catalogue.WithAnotherPolicyAsync()).ShouldBe(["partner_client", "professional", "structure"]);
    }

    [Fact]
    public async Task The_town_comes_first_in_every_key()
    {
        (await Catalogue.KeysWithoutTownFirstAsync()).ShouldBe(UniqueOverTowns.Keys, ignoreOrder: true);
        (await Catalogue.WithoutKeyAsync()).ShouldBeEmpty();
        await PlantAsync("""
            create unique index planted_once on structure (name, territory_id);
            create table planted (territory_id uuid, id uuid, during tstzrange, exclude using gist (id with =, during with &&));
            alter table planted enable row level security;
            """);
        (await Catalogue.KeysWithoutTownFirstAsync()).Except(UniqueOverTowns.Keys).ShouldBe(["planted_id_during_excl", "planted_once"]);
        (await Catalogue.WithoutKeyAsync()).ShouldBe(["planted"]);
    }

    [Fact]
    public async Task Names_are_listed_in_the_order_that_a_French_reader_expects()
    {
        (await Catalogue.NamesInAnotherOrderAsync()).ShouldBeEmpty();
        await PlantAsync("create table planted (name text, key text collate \"C\"); create index planted_by_name on planted (key, name)");
        (await Catalogue.NamesInAnotherOrderAsync()).ShouldBe(["planted_by_name"]);
    }

    [Fact]
    public async Task No_row_can_point_into_another_town()
    {
        (await Catalogue.ReferencesAcrossTownsAsync()).ShouldBeEmpty();
        await PlantAsync("""
            create unique index planted_id on structure (id);
            alter table professional add planted uuid constraint planted_reference references structure (id);
            """);
        (await Catalogue.ReferencesAcrossTownsAsync()).ShouldBe(["planted_reference"]);
    }

    [Fact]
    public async Task A_view_shows_what_its_reader_may_see()
    {
        (await Catalogue.ViewsWithoutInvokerAsync()).ShouldBeEmpty();
        await PlantAsync("create view planted as select * from structure; create materialized view kept as select * from structure");
        (await Catalogue.ViewsWithoutInvokerAsync()).ShouldBe(["kept", "planted"]);
    }

    [Fact]
    public async Task A_function_with_its_owner_s_rights_cannot_be_led_astray_and_is_not_for_everybody()
    {
        (await Catalogue.OpenDefinersAsync()).ShouldBeEmpty();
        await PlantAsync("""
            create function planted_path() returns int language sql security definer return 1;
            revoke all on function planted_path() from public;
            alter function planted_path() owner to inclusion_search;
            create function planted_open() returns int language sql security definer set search_path = public, pg_temp return 1;
            alter function planted_open() owner to inclusion_search;
            create function planted_super() returns int language sql security definer set search_path = public, pg_temp return 1;
            revoke all on function planted_super() from public;
            """);
        (await Catalogue.OpenDefinersAsync()).ShouldBe(["planted_open", "planted_path", "planted_super"]);
    }

    [Fact]
    public async Task The_application_owns_nothing_cannot_pass_row_security_and_cannot_create()
    {
        (await Catalogue.ApplicationHasTooMuchAsync()).ShouldBeEmpty();
        await PlantAsync("""
            create table planted (); alter table planted owner to inclusion_app;
            grant create on schema public to inclusion_app;
            grant truncate on structure to inclusion_app;
            grant inclusion_search to inclusion_app;
            """);
        (await Catalogue.ApplicationHasTooMuchAsync()).ShouldBe(
            ["creates in public", "is a member of inclusion_search", "owns table planted", "truncates or ties planted", "truncates or ties structure"], ignoreOrder: true);
        await Superuser.CloseAsync();

        await using var application = NpgsqlDataSource.Create(_database.ShouldNotBeNull().Application);
        foreach (var forbidden in new[] { "create table mine ()", "set role inclusion_owner", "alter table structure disable row level security", "drop policy town on structure" })
        {
            await using var command = application.CreateCommand(forbidden);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    /// <summary>In a transaction that is never committed: roles outlive a database.</summary>
    private async Task PlantAsync(string sql)
    {
        await Superuser.BeginTransactionAsync(Stop);
        await using var plant = new NpgsqlCommand(sql, Superuser);
        await plant.ExecuteNonQueryAsync(Stop);
    }
}
