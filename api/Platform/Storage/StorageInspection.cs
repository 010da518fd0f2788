using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>What the program asks of a database before it serves from it.</summary>
internal static class StorageInspection
{
    /// <summary>Names the few connections that a start, a look at the database and the news need: there are some even when all others are taken.</summary>
    public const string Pool = "looking";

    /// <summary>Opened at once: a source that knows only PostgreSQL's own types need not ask the database for any others.</summary>
    public static NpgsqlDataSource Open(string address)
    {
        var plain = new NpgsqlSlimDataSourceBuilder(address);
        plain.ConnectionStringBuilder.MaxPoolSize = 5;
        plain.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return plain.Build();
    }

    /// <summary>The role is held by row security, whatever it may become; the database has all that the program expects.</summary>
    /// <exception cref="StartRefusedException">One sentence: what is wrong, and what to do.</exception>
    public static async Task RequireFitAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        try
        {
            RequireResetOnReturn(source);
            await RequireHarmlessRoleAsync(source, stop);
            await RequireMigratedAsync(source, stop);
        }
        catch (NpgsqlException fault)
        {
            throw new StartRefusedException($"La base de données ne répond pas comme il faut ({StorageSettings.Application.Variable}) : {fault.Message}", fault);
        }
    }

    /// <summary>A connection that is not reset takes its town to whoever borrows it next.</summary>
    private static void RequireResetOnReturn(NpgsqlDataSource source)
    {
        if (new NpgsqlConnectionStringBuilder(source.ConnectionString).NoResetOnClose)
            throw new StartRefusedException($"{StorageSettings.Application.Variable} porte « No Reset On Close », qui mêlerait les communes : retirez-le.");
    }

    private static async Task RequireHarmlessRoleAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var ask = source.CreateCommand("""
            select case
              when (select rolsuper from pg_roles where rolname = current_user) then 'est superutilisateur'
              when exists (select from pg_roles where rolbypassrls and pg_has_role(current_user, oid, 'member')) then 'peut passer outre la sécurité des lignes (BYPASSRLS)'
              when exists (select from pg_class where relkind in ('r', 'p') and pg_has_role(current_user, relowner, 'member')) then 'possède des tables'
            end, current_user
            """);
        await using var row = await ask.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop) || await row.IsDBNullAsync(0, stop)) return;

        throw new StartRefusedException(
            $"Le rôle {row.GetString(1)} {row.GetString(0)}, et verrait toutes les communes : donnez à {StorageSettings.Application.Variable} le rôle {Roles.Application}.");
    }

    private static async Task RequireMigratedAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        var missing = await Migrator.MissingAsync(source, stop);
        if (missing.Count == 0) return;

        throw new StartRefusedException($"La base est en retard de {missing.Count} migration(s), dont {missing[0]} : lancez la commande migrate, puis recommencez.");
    }
}
