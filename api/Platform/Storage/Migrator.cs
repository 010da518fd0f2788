using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>A migration could not be applied; nothing of it stays.</summary>
public sealed class MigrationFailedException(string script, Exception cause)
    : Exception($"La migration « {script} » a échoué : {cause.Message}", cause);

/// <summary>Brings a database to the form that this program expects: plain SQL scripts, each in a transaction, by number.</summary>
public static class Migrator
{
    private const string Prefix = "migration.";

    /// <summary>Applies what is missing, as the owner; doing it twice changes nothing.</summary>
    /// <param name="migratorConnection">A connection string of <see cref="Roles.Migrator"/>.</param>
    /// <returns>The names of the scripts applied, in order.</returns>
    public static IReadOnlyList<string> Migrate(string migratorConnection)
    {
        var result = Engine(migratorConnection).PerformUpgrade();
        if (!result.Successful) throw new MigrationFailedException(result.ErrorScript?.Name ?? "?", result.Error);
        LetTheApplicationSee(migratorConnection);
        return [.. result.Scripts.Select(script => script.Name)];
    }

    /// <summary>The scripts of this program, by number.</summary>
    public static IReadOnlyList<string> All { get; } = [.. typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The scripts of this program that a database lacks; asked as the application.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var ask = new NpgsqlCommand("select array_agg(scriptname::text) from schema_version", connection);
        try
        {
            var applied = await ask.ExecuteScalarAsync(stop) as string[] ?? [];
            return [.. All.Except(applied, StringComparer.Ordinal)];
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return All;
        }
    }

    /// <summary>The application compares the scripts with its own before it serves; it may not write them.</summary>
    private static void LetTheApplicationSee(string connection)
    {
        using var owner = new NpgsqlConnection(AsOwner(connection));
        owner.Open();
        using var grant = new NpgsqlCommand($"grant select on schema_version to {Roles.Application}", owner);
        grant.ExecuteNonQuery();
    }

    /// <summary>The owner is taken for the whole session, so that every object, the table of scripts included, is the owner's.</summary>
    private static string AsOwner(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Options = $"-c role={Roles.Owner} -c search_path=public", Pooling = false }.ConnectionString;

    private static UpgradeEngine Engine(string connection)
    {
        return DeployChanges.To.PostgresqlDatabase(AsOwner(connection))
            .WithScripts(All.Select(name => new SqlScript(name, Read(name))))
            .JournalToPostgresqlTable("public", "schema_version")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
    }

    private static string Read(string name)
    {
        using var stream = typeof(Migrator).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
