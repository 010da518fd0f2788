using Inclusion.Platform;
using Inclusion.Platform.Storage;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

public sealed class StorageInspectionTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_applications_role_on_a_migrated_database_is_accepted()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await Should.NotThrowAsync(() => InspectAsync(database.Application));
    }

    [Fact]
    public async Task A_superuser_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        (await RefusalAsync(database.Superuser)).ShouldBe(
            "Le rôle postgres est superutilisateur, et verrait toutes les communes : donnez à ConnectionStrings__Inclusion le rôle inclusion_app.");
    }

    [Fact]
    public async Task A_role_that_may_bypass_row_security_itself_or_through_another_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var role = await RoleAsync(database, "bypassing", "bypassrls");
        await using var member = await RoleAsync(database, "searching", "in role inclusion_search");

        (await RefusalAsync(role.Address)).ShouldStartWith($"Le rôle {role.Name} peut passer outre la sécurité des lignes (BYPASSRLS)");
        (await RefusalAsync(member.Address)).ShouldStartWith($"Le rôle {member.Name} peut passer outre la sécurité des lignes (BYPASSRLS)");
    }

    [Fact]
    public async Task A_role_that_owns_a_table_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var role = await RoleAsync(database, "owning", "");
        await database.AskAsync<string>($"create table mine (id int); alter table mine owner to {role.Name}; select 'done'", Stop);

        (await RefusalAsync(role.Address)).ShouldStartWith($"Le rôle {role.Name} possède des tables");
    }

    [Fact]
    public async Task The_migrators_role_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        (await RefusalAsync(database.Migrating)).ShouldStartWith("Le rôle inclusion_migrator peut passer outre la sécurité des lignes (BYPASSRLS)");
    }

    [Fact]
    public async Task A_database_that_lacks_migrations_is_refused()
    {
        await using var database = await cluster.CreateUnmigratedDatabaseAsync();
        var count = Migrator.Scripts.Count;
        (await RefusalAsync(database.Application)).ShouldBe(
            $"La base est en retard de {count} migration(s), dont 0001-platform.sql : lancez la commande migrate, puis recommencez.");

        await Migrator.MigrateAsync(database.Migrating, [.. Migrator.Scripts.Take(count - 1)], Stop);
        (await RefusalAsync(database.Application)).ShouldBe(
            $"La base est en retard de 1 migration(s), dont {Migrator.Scripts[^1].Name} : lancez la commande migrate, puis recommencez.");
    }

    [Fact]
    public async Task An_address_whose_connections_would_keep_their_town_is_refused()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        (await RefusalAsync(database.Application + ";No Reset On Close=true")).ShouldContain("mêlerait les communes");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_one_sentence_without_the_password() =>
        (await RefusalAsync("Host=127.0.0.1;Port=1;Database=inclusion;Username=inclusion_app;Password=canary-4711"))
            .ShouldSatisfyAllConditions(
                sentence => sentence.ShouldStartWith("La base de données ne répond pas comme il faut (ConnectionStrings__Inclusion) : "),
                sentence => sentence.ShouldNotContain("canary-4711"));

    private static async Task InspectAsync(string address)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await StorageInspection.RequireFitAsync(source, Stop);
    }

    private static async Task<string> RefusalAsync(string address) =>
        (await Should.ThrowAsync<StartRefusedException>(() => InspectAsync(address))).Message;

    private async Task<TestRole> RoleAsync(TestDatabase database, string kind, string rights)
    {
        var name = $"{database.Name}_{kind}";
        await database.AskAsync<string>($"create role {name} login {rights}; grant connect on database {database.Name} to {name}; select 'done'", Stop);
        return new TestRole(name, cluster.ConnectionString(name, database.Name), database);
    }

    /// <summary>Roles belong to the cluster: one that stays would be met by other tests.</summary>
    private sealed record TestRole(string Name, string Address, TestDatabase Database) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Database.AskAsync<string>($"drop owned by {Name}; drop role {Name}; select 'done'", CancellationToken.None);
    }
}
