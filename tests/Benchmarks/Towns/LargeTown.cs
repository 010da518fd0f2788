using System.Diagnostics;
using System.Globalization;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Towns;

/// <summary>Makes the invented town of <c>seed/large-town</c> in a migrated database.</summary>
internal static class LargeTown
{
    private const int Seed = 2026;

    /// <param name="administrator">Address of the database as the superuser, who passes row security.</param>
    /// <param name="today">The day the town stands at.</param>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> MakeAsync(string administrator, TownSize size, LocalDate today, CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        var builder = new NpgsqlDataSourceBuilder(administrator + ";Pooling=false;Command Timeout=0");
        builder.UseNodaTime();
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using (var all = await connection.BeginTransactionAsync(stop))
        {
            await SetAsync(connection, size, today, stop);
            await ListWordsAsync(connection, stop);
            await CloseHolidaysAsync(connection, size, today, stop);
            foreach (var (at, script) in Directory.GetFiles(Folder, "*.sql").Order(StringComparer.Ordinal).Index())
            {
                await RunAsync(connection, await File.ReadAllTextAsync(script, stop), stop);
                if (at == 0) await PrintedCodes.ListAsync(connection, size, stop); // The first makes the town, whose id goes into what is kept of a code.
            }

            await all.CommitAsync(stop);
        }

        await RunAsync(connection, "vacuum (analyze)", stop);
        await RunAsync(connection, "checkpoint", stop);
        return begun.Elapsed;
    }

    private static string Folder => Path.Combine(RepositoryRoot.Path ?? throw new InvalidOperationException("The benchmarks run from a clone."), "seed", "large-town");

    private static Task SetAsync(NpgsqlConnection connection, TownSize size, LocalDate today, CancellationToken stop) => RunAsync(connection,
        string.Create(CultureInfo.InvariantCulture, $"""
            set town.seed = '{Seed}'; set town.today = '{today:uuuu-MM-dd}';
            set town.residents = '{size.Residents}'; set town.mediators = '{size.Mediators}'; set town.years = '{size.Years}'; set town.vouchers = '{size.Vouchers}';
            set work_mem = '128MB'; set jit = off;
            create temp table word (list text, n int, word text);
            create temp table closed (day date);
            create temp table code (n int primary key, hash bytea, code_end text);
            """), stop);

    private static async Task ListWordsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy word (list, n, word) from stdin (format binary)", stop);
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "words"), "*.txt"))
            foreach (var (n, word) in (await File.ReadAllLinesAsync(file, stop)).Index())
                await copy.WriteRowAsync(stop, Path.GetFileNameWithoutExtension(file), n, word);
        await copy.CompleteAsync(stop);
    }

    private static async Task CloseHolidaysAsync(NpgsqlConnection connection, TownSize size, LocalDate today, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy closed (day) from stdin (format binary)", stop);
        foreach (var year in Enumerable.Range(today.Year - size.Years - 1, size.Years + 3))
            foreach (var holiday in FrenchHolidays.Of(year, HolidayRegion.Mainland))
                await copy.WriteRowAsync(stop, holiday.On);
        await copy.CompleteAsync(stop);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
