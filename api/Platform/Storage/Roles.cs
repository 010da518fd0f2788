using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>The four roles of the product, and the database they share.</summary>
/// <remarks>
/// <c>inclusion_owner</c> owns every table and cannot sign in; <c>inclusion_migrator</c> signs in to become it;
/// <c>inclusion_app</c> serves, owns nothing and is held by row security; <c>inclusion_search</c> owns the few
/// functions that read past it, and cannot sign in.
/// </remarks>
public static class Roles
{
    public const string Owner = "inclusion_owner";
    public const string Migrator = "inclusion_migrator";
    public const string Application = "inclusion_app";
    public const string Search = "inclusion_search";

    /// <summary>Names the lock of <see cref="OpenAloneAsync"/>; the number means nothing else.</summary>
    private const long Turn = 7_401_120_002;

    private static readonly string[] Extensions = ["btree_gin", "btree_gist", "citext", "pg_trgm", "pgcrypto", "unaccent"];

    /// <summary>Makes what is missing of the roles, and corrects what was changed. A password given replaces the last one; null leaves it.</summary>
    /// <param name="address">Address of a superuser; its database is only the way in.</param>
    public static async Task CreateAsync(string address, string? migratorPassword, string? applicationPassword, CancellationToken stop)
    {
        await using var administrator = await OpenAloneAsync(address, null, stop);
        await CreateRoleAsync(administrator, Owner, "nologin nobypassrls", stop);
        await CreateRoleAsync(administrator, Search, "nologin bypassrls", stop);
        await CreateRoleAsync(administrator, Migrator, "login nobypassrls", stop);
        await CreateRoleAsync(administrator, Application, "login nobypassrls", stop);
        await RunAsync(administrator, $"grant {Owner} to {Migrator} with inherit false, set true", stop);
        await RunAsync(administrator, $"grant {Search} to {Owner} with inherit false, set true", stop);
        await SetPasswordAsync(administrator, Migrator, migratorPassword, stop);
        await SetPasswordAsync(administrator, Application, applicationPassword, stop);
    }

    /// <summary>Makes the database when it is missing, its extensions, and who may enter it.</summary>
    /// <param name="address">Address of a superuser; its own database is only the way in.</param>
    /// <param name="database">Name of the database to make.</param>
    public static async Task CreateDatabaseAsync(string address, string database, CancellationToken stop)
    {
        await using (var connection = await OpenAloneAsync(address, null, stop))
        {
            await using var ask = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection);
            ask.Parameters.Add(new() { Value = database });
            if (await ask.ExecuteScalarAsync(stop) is not true)
                await RunAsync(connection, $"create database {Quote(database)} owner {Owner} template template0 encoding 'UTF8'", stop);
            await GrantDatabaseAsync(connection, database, stop);
        }

        await using var inside = await OpenAloneAsync(address, database, stop);
        foreach (var extension in Extensions)
            await RunAsync(inside, $"create extension if not exists {extension} schema public", stop);
    }

    /// <summary>Lets the migrator and the application enter the database, and nobody else but its owner and superusers.</summary>
    public static Task GrantDatabaseAsync(NpgsqlConnection administrator, string database, CancellationToken stop) =>
        RunAsync(administrator,
            $"revoke all on database {Quote(database)} from public; grant connect on database {Quote(database)} to {Migrator}, {Application}", stop);

    private static Task CreateRoleAsync(NpgsqlConnection administrator, string role, string rights, CancellationToken stop) =>
        RunAsync(administrator, $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = '{role}') then create role {role}; end if;
            end $$;
            alter role {role} with nosuperuser nocreatedb nocreaterole noreplication {rights}
            """, stop);

    private static async Task SetPasswordAsync(NpgsqlConnection administrator, string role, string? password, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(password)) return;

        await RunAsync(administrator, $"alter role {role} password '{ScramVerifier.Of(password)}'", stop);
    }

    /// <summary>Two programs may start at once: one at a time makes roles and databases, until its connection is closed.</summary>
    private static async Task<NpgsqlConnection> OpenAloneAsync(string address, string? database, CancellationToken stop)
    {
        var builder = new NpgsqlConnectionStringBuilder(address) { Pooling = false };
        if (database is not null) builder.Database = database;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            await RunAsync(connection, $"select pg_advisory_lock({Turn})", stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
