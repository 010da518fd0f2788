using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;

namespace Inclusion.Tests.Platform.Storage;

/// <summary>EF's model and the scripts describe the same tables.</summary>
public sealed class ModelTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_and_the_migrated_database_agree()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync(Stop);
        var model = await ModelAsync(database);
        model.Tables.Select(table => table.Name).ShouldContain("structure");
        (await ModelComparison.FindAsync(model, connection, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_planted_disagreement_is_found()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync(Stop);
        await using var plant = new NpgsqlCommand("""
            alter table structure drop column telephone;
            alter table structure alter column kind type varchar(40);
            alter table structure alter column name drop not null;
            alter table structure add planted int not null;
            alter table structure add harmless int default 1;
            alter table professional_structure drop constraint professional_structure_pkey;
            alter table professional_structure add primary key (territory_id, structure_id, professional_id);
            drop table partner_client cascade;
            """, connection);
        await plant.ExecuteNonQueryAsync(Stop);
        (await ModelComparison.FindAsync(await ModelAsync(database), connection, Stop)).ShouldBe(
        [
            "partner_client is in no script",
            "professional_structure has the key (territory_id, structure_id, professional_id), the model says (territory_id, professional_id, structure_id)",
            "structure.kind is character varying(40), the model says text",
            "structure.name may be null, the model says otherwise",
            "structure.planted is not in the model",
            "structure.telephone is in no script",
        ], ignoreOrder: true);
    }

    private static async Task<IRelationalModel> ModelAsync(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddInclusionOperations().AddSingleton(NpgsqlDataSource.Create(database.Application));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Unit>().BeginAsync(System.Data.IsolationLevel.ReadCommitted, Stop);
        return scope.ServiceProvider.GetRequiredService<InclusionDb>().GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }
}
