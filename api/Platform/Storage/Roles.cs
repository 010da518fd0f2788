using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>
/// The roles of the database, made by an administrator once. The owner owns and never signs in; the migrator becomes the
/// owner; the application owns nothing and cannot pass row security; searches run as a role that can, and filter by town inside.
/// </summary>
public static class Roles
{
    public const string Owner = "inclusion_owner", Migrator = "inclusion_migrator", Application = "inclusion_app", Search = "inclusion_search";

    /// <summary>Makes what is missing; what exists keeps its password unless one is given.</summary>
    /// <param name="administrator">A connection of a superuser to any database of the server.</param>
    public static async Task CreateAsync(NpgsqlConnection administrator, string? migratorPassword, string? applicationPassword, CancellationToken stop)
    {
        await MakeAsync(administrator, Owner, "nologin", null, stop);
        await MakeAsync(administrator, Search, "nologin bypassrls", null, stop);
        await MakeAsync(administrator, Migrator, "login", migratorPassword, stop);
        await MakeAsync(administrator, Application, "login", applicationPassword, stop);
        await RunAsync(administrator, $"grant {Owner}, {Search} to {Migrator}", stop);
        await RunAsync(administrator, $"grant {Search} to {Owner}", stop);
    }

    /// <summary>Makes the database, if it is missing, with the extensions that only a superuser may add.</summary>
    public static async Task CreateDatabaseAsync(NpgsqlConnection administrator, string database, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select 1 from pg_database where datname = $1", administrator);
        ask.Parameters.Add(new() { Value = database });
        if (await ask.ExecuteScalarAsync(stop) is null)
            await RunAsync(administrator, $"create database {Quote(database)} owner {Owner} template template0 encoding 'UTF8'", stop);
    }

    /// <summary>Adds the extensions and closes the public schema; runs inside the new database.</summary>
    public static Task PrepareAsync(NpgsqlConnection administratorInDatabase, CancellationToken stop) => RunAsync(administratorInDatabase, $"""
        create extension if not exists btree_gist;
        create extension if not exists pg_trgm;
        create extension if not exists unaccent;
        create extension if not exists pgcrypto;
        revoke all on schema public from public;
        grant usage on schema public to {Application}, {Search};
        grant usage, create on schema public to {Owner};
        """, stop);

    private static async Task MakeAsync(NpgsqlConnection administrator, string role, string may, string? password, CancellationToken stop)
    {
        await RunAsync(administrator, $"do $$ begin create role {role}; exception when duplicate_object then null; end $$", stop);
        await RunAsync(administrator, $"alter role {role} nosuperuser nocreatedb nocreaterole noreplication {may}", stop);
        if (password is not null) await RunAsync(administrator, $"alter role {role} password '{password.Replace("'", "''", StringComparison.Ordinal)}'", stop);
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
