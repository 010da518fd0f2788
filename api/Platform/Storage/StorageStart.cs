using Inclusion.Platform.Access;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage.Embedded;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>Finds the database while the rest is wired to it: its address is known before it answers.</summary>
public static class StorageStart
{
    private const string DevelopmentDatabase = "inclusion";

    /// <summary>
    /// What an address says nothing about; what it says has the last word. Twenty connections, because a new one costs PostgreSQL a
    /// tenth of a second of reading its catalogue: a crowd is served sooner by a few that are warm than by a hundred that are not.
    /// </summary>
    private const string Defaults = "Max Auto Prepare=50;Maximum Pool Size=20;Application Name=Inclusion;";

    /// <summary>
    /// Registers the source of connections, and begins to make the database ready. Without <c>ConnectionStrings__Inclusion</c> in
    /// Development, that is to start the clone's own PostgreSQL and to migrate it. A database that lacks migrations is refused,
    /// and a role that row security does not hold.
    /// </summary>
    /// <returns>To be waited for before the database is asked anything, and disposed of when the program ends; the embedded server stops then.</returns>
    /// <exception cref="StartRefusedException">One sentence: what is missing or wrong.</exception>
    public static StorageReadiness AddInclusionStorage(this WebApplicationBuilder builder, AskedCommand? command, CancellationToken stop)
    {
        if (command is { Needs: not CommandNeeds.Database })
        {
            builder.Services.AddSingleton<NpgsqlDataSource>(_ => throw new InvalidOperationException("This command was declared to need no database."));
            return new StorageReadiness(() => Task.FromResult<EmbeddedPostgres?>(null));
        }

        if (StorageSettings.Application.Read(builder.Configuration) is null && builder.Environment.IsDevelopment())
            return UseEmbedded(builder, stop);

        var address = StorageSettings.Application.Require(builder.Configuration);
        var migrator = builder.Environment.IsDevelopment() ? StorageSettings.Migrator.Read(builder.Configuration) : null;
        var look = Use(builder.Services, address);
        return new StorageReadiness(async () =>
        {
            if (migrator is not null) await Migrator.MigrateAsync(migrator, stop);
            await StorageInspection.RequireFitAsync(look.Value, stop);
            return null;
        });
    }

    private static StorageReadiness UseEmbedded(WebApplicationBuilder builder, CancellationToken stop)
    {
        var root = RepositoryRoot.Path ?? throw new StartRefusedException($"Un programme publié n'a pas de base privée : donnez le réglage {StorageSettings.Application.Variable}.");
        var options = new EmbeddedPostgresOptions(root, StorageSettings.EmbeddedName.Read(builder.Configuration) ?? "development");
        var place = PostgresPlace.Of(options);
        var look = Use(builder.Services, place.ConnectionString(Roles.Application, DevelopmentDatabase));
        // For the commands that read as the owner.
        builder.Configuration[StorageSettings.Migrator.Name] = place.ConnectionString(Roles.Migrator, DevelopmentDatabase);
        return new StorageReadiness(() => StartAsync(options, look, stop));
    }

    private static async Task<EmbeddedPostgres?> StartAsync(EmbeddedPostgresOptions options, Lazy<NpgsqlDataSource> look, CancellationToken stop)
    {
        var starting = EmbeddedPostgres.StartAsync(options, stop);
        // What will be looked with, and for, is laid out once PostgreSQL is on its way, not beside what sends it there.
        _ = (look.Value, Migrator.Scripts);
        var server = await starting;
        try
        {
            if (await IsFitAsync(look.Value, stop)) return server;

            await PrepareAsync(server, stop);
            await StorageInspection.RequireFitAsync(look.Value, stop);
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

    /// <summary>Makes the database and brings it up to the program.</summary>
    private static async Task PrepareAsync(EmbeddedPostgres server, CancellationToken stop)
    {
        var administrator = server.ConnectionString("postgres", "postgres");
        await Roles.CreateAsync(administrator, null, null, stop);
        await Roles.CreateDatabaseAsync(administrator, DevelopmentDatabase, stop);
        await Migrator.MigrateAsync(server.ConnectionString(Roles.Migrator, DevelopmentDatabase), stop);
    }

    /// <summary>Nearly every start finds the database as the last one left it: to look costs less than to make it once more.</summary>
    private static async Task<bool> IsFitAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        try
        {
            await StorageInspection.RequireFitAsync(source, stop);
            return true;
        }
        catch (StartRefusedException)
        {
            return false;
        }
    }

    /// <summary>Registers the connections of operations, and those that must not wait for an operation to end.</summary>
    /// <returns>What the database is looked at with, before all else is wired and as long as the program serves.</returns>
    internal static Lazy<NpgsqlDataSource> Use(IServiceCollection services, string address)
    {
        services.AddSingleton(_ => Open(address));
        services.AddKeyedSingleton(CodeTries.Pool, (_, _) => Open($"{address};Maximum Pool Size={CodeTries.Connections}"));
        services.AddKeyedSingleton(StaffSessions.Pool, (_, _) => Open($"{address};Maximum Pool Size={StaffSessions.Connections};No Reset On Close=true"));
        var look = new Lazy<NpgsqlDataSource>(() => StorageInspection.Open(Defaults + address));
        services.AddKeyedSingleton(StorageInspection.Pool, (_, _) => look.Value);
        return look;
    }

    private static NpgsqlDataSource Open(string address)
    {
        var builder = new NpgsqlDataSourceBuilder(Defaults + address);
        builder.UseNodaTime();
        return builder.Build();
    }
}
