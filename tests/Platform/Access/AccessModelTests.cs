using Inclusion.Platform.Access;
using Inclusion.Tests.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Access;

/// <summary>The model of sign-in and its script describe the same tables.</summary>
public sealed class AccessModelTests(TestCluster cluster)
{
    [Fact]
    public async Task The_model_of_sign_in_and_the_migrated_database_agree()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await cluster.CreateDatabaseAsync();
        var options = new DbContextOptionsBuilder<AccessDb>();
        options.UseNpgsql(database.ApplicationSource(), npgsql => npgsql.UseNodaTime());
        AccessDb.Configure(options);
        await using var db = new AccessDb(options.Options);
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync(stop);

        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        model.Tables.Select(table => table.Name).ShouldContain("account");
        (await ModelComparison.FindAsync(model, connection, stop)).ShouldBeEmpty();
    }
}
