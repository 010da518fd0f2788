using DbUp;
using DbUp.Engine;
using DbUp.Postgresql;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>Brings a database to the form that this program expects: plain SQL scripts, each in a transaction, by number.</summary>
public static class Migrator
{
    private const string Journal = "schema_version";

    /// <summary>Serialises the programs that migrate one database at the same time; the number means nothing else.</summary>
    private const long Turn = 7_401_120_001;

    /// <summary>The scripts of this program, by number.</summary>
    public static IReadOnlyList<SqlScript> Scripts { get; } = MigrationScripts.Of(typeof(Migrator).Assembly);

    /// <summary>Applies what is missing, as the owner; doing it twice changes nothing.</summary>
    /// <param name="address">Address of the database as <see cref="Roles.Migrator"/>; what is made belongs to the owner.</param>
    /// <param name="stop">Gives up before the first script; a script that has begun is ended.</param>
    /// <returns>The names of the scripts applied, in order.</returns>
    /// <exception cref="MigrationException">One failed and was rolled back; those before it stay.</exception>
    public static Task<IReadOnlyList<string>> MigrateAsync(string address, CancellationToken stop) => MigrateAsync(address, Scripts, stop);

    /// <inheritdoc cref="MigrateAsync(string, CancellationToken)"/>
    internal static async Task<IReadOnlyList<string>> MigrateAsync(string address, IReadOnlyList<SqlScript> scripts, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(AsOwner(address));
        await using var turn = await source.OpenConnectionAsync(stop);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Turn})", turn)) await wait.ExecuteNonQueryAsync(stop);

        var engine = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source))
            .WithScripts(scripts)
            .JournalToPostgresqlTable("public", Journal)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        var result = await Task.Run(engine.PerformUpgrade, stop);
        if (result.Successful) return [.. result.Scripts.Select(script => script.Name)];

        var what = result.ErrorScript is { } script ? $"La migration {script.Name} a échoué et rien n'en reste" : "Les migrations n'ont pas pu être lancées";
        throw new MigrationException($"{what} : {result.Error.Message}", result.Error);
    }

    /// <summary>The scripts of this program that a database lacks, in order; asked as the application.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        var applied = await AppliedAsync(source, stop);
        return [.. Scripts.Select(script => script.Name).Except(applied, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> AppliedAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var exists = source.CreateCommand($"select to_regclass('public.{Journal}') is not null");
        if (await exists.ExecuteScalarAsync(stop) is not true) return [];

        await using var ask = source.CreateCommand($"select scriptname::text from public.{Journal}");
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var applied = new List<string>();
        while (await rows.ReadAsync(stop)) applied.Add(rows.GetString(0));
        return applied;
    }

    /// <summary>The owner is taken for the whole session, so that every object, the table of scripts included, is the owner's.</summary>
    internal static NpgsqlConnectionStringBuilder AsOwner(string address) =>
        new(address) { Options = $"-c role={Roles.Owner} -c search_path=public", Pooling = false, CommandTimeout = 0 };
}
