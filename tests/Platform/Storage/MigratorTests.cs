using Inclusion.Platform.Storage;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

public sealed class MigratorTests(TestCluster cluster)
{
    [Fact]
    public async Task A_migrated_database_lacks_nothing_and_migrating_it_again_changes_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Application);
        (await Migrator.MissingAsync(source, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        Migrator.Migrate(database.Migrating).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_application_owns_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Superuser);
        await using var ask = source.CreateCommand("select count(*) from pg_class where relowner = 'inclusion_app'::regrole or relkind = 'r' and relnamespace = 'public'::regnamespace and relowner <> 'inclusion_owner'::regrole");
        (await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L);
    }
}
