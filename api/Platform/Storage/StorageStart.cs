using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage.Embedded;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>Finds the database before anything is wired to it: its address may only be known once it is started.</summary>
public static class StorageStart
{
    private const string DevelopmentDatabase = "inclusion";

    /// <summary>What an address says nothing about; what it says has the last word.</summary>
    private const string Defaults = "Max Auto Prepare=50;Application Name=Inclusion;";

    /// <summary>
    /// Registers the source of connections. Without <c>ConnectionStrings__Inclusion</c> in Development, starts the clone's
    /// own PostgreSQL and migrates it. Refuses a database that lacks migrations, and a role that row security does not hold.
    /// </summary>
    /// <returns>What must be disposed of when the program ends; the embedded server stops then.</returns>
    /// <exception cref="StartRefusedException">One sentence: what is missing or wrong.</exception>
    public static async Task<IAsyncDisposable> AddInclusionStorageAsync(this WebApplicationBuilder builder, AskedCommand? command, CancellationToken stop)
    {
        if (command is { Needs: not CommandNeeds.Database })
        {
            builder.Services.AddSingleton<NpgsqlDataSource>(_ => throw new InvalidOperationException("This command was declared to need no database."));
            return new NoServer();
        }

        if (StorageSettings.Application.Read(builder.Configuration) is null && builder.Environment.IsDevelopment())
            return await UseEmbeddedAsync(builder, stop);

        var address = StorageSettings.Application.Require(builder.Configuration);
        if (builder.Environment.IsDevelopment() && StorageSettings.Migrator.Read(builder.Configuration) is { } migrator)
            await Migrator.MigrateAsync(migrator, stop);
        await UseAsync(builder, address, stop);
        return new NoServer();
    }

    /// <summary>Makes the database and brings it up to the program, if need be; answers its address as the application.</summary>
    private static async Task<string> PrepareAsync(EmbeddedPostgres server, string database, CancellationToken stop)
    {
        var administrator = server.ConnectionString("postgres", "postgres");
        await Roles.CreateAsync(administrator, null, null, stop);
        await Roles.CreateDatabaseAsync(administrator, database, stop);
        await Migrator.MigrateAsync(server.ConnectionString(Roles.Migrator, database), stop);
        return server.ConnectionString(Roles.Application, database);
    }

    private static async Task<EmbeddedPostgres> UseEmbeddedAsync(WebApplicationBuilder builder, CancellationToken stop)
    {
        var root = RepositoryRoot.Path ?? throw new StartRefusedException($"Un programme publié n'a pas de base privée : donnez le réglage {StorageSettings.Application.Variable}.");
        var name = StorageSettings.EmbeddedName.Read(builder.Configuration) ?? "development";
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(root, name), stop);
        try
        {
            await UseAsync(builder, await PrepareAsync(server, DevelopmentDatabase, stop), stop);
            // For the commands that read as the owner.
            builder.Configuration[StorageSettings.Migrator.Name] = server.ConnectionString(Roles.Migrator, DevelopmentDatabase);
            return server;
        }
        catch (MigrationException failed)
        {
            await server.StopAsync(stop);
            throw new StartRefusedException($"{failed.Message}{Environment.NewLine}Pour repartir d'une base vide, supprimez {server.Folder}.", failed);
        }
        catch
        {
            await server.StopAsync(stop);
            throw;
        }
    }

    private static async Task UseAsync(WebApplicationBuilder builder, string address, CancellationToken stop)
    {
        await using (var source = Open(address)) await StorageInspection.RequireFitAsync(source, stop);
        builder.Services.AddSingleton(_ => Open(address));
        builder.Services.AddKeyedSingleton(CodeTries.Pool, (_, _) => Open($"{address};Maximum Pool Size={CodeTries.Connections}"));
        builder.Services.AddKeyedSingleton(StaffSessions.Pool, (_, _) => Open($"{address};Maximum Pool Size={StaffSessions.Connections};No Reset On Close=true"));
    }

    private static NpgsqlDataSource Open(string address)
    {
        var builder = new NpgsqlDataSourceBuilder(Defaults + address);
        builder.UseNodaTime();
        return builder.Build();
    }

    private sealed class NoServer : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
