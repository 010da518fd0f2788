using System.Diagnostics;
using Inclusion.Benchmarks.Towns;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Inclusion.Benchmarks.Works;

/// <summary>A journal of many entries, sealed in turns as the product seals it, and verified as <c>verify-journal</c> does.</summary>
internal sealed class JournalWork(NpgsqlConnection owner, AnchorFile anchor) : IAsyncDisposable
{
    public const int Entries = 100_000;
    private const int Turns = 50, Timings = 9;

    /// <summary>One act on two subjects an entry, in the present month.</summary>
    private const string Write = """
        insert into journal_act (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns)
        select $1, gen_random_uuid(), clock_timestamp(), 'bookAppointment', 'PROFESSIONAL', gen_random_uuid(), gen_random_uuid(), '192.0.2.7',
          array[gen_random_uuid(), gen_random_uuid()], array['Appointment', 'Resident'] from generate_series(1, $2)
        """;

    /// <summary>Writes the entries and seals them; what the journal held before is sealed with them.</summary>
    public static async Task<JournalWork> PrepareAsync(BenchmarkCluster cluster, string database, Town town, CancellationToken stop)
    {
        var anchor = new AnchorFile(Path.Combine(Directory.CreateTempSubdirectory("inclusion-benchmark-").FullName, "anchors"));
        await using (var source = Source(cluster.Address(Roles.Application, database)))
        {
            var sealer = new JournalSealer(source, anchor, NullLogger<JournalSealer>.Instance);
            for (var turn = 0; turn < Turns; turn++)
            {
                await town.AskAsync(Write, _ => 0, stop, town.Id.Value, Entries / Turns);
                await sealer.SealAsync(stop);
            }
        }

        await town.CheckpointAsync(stop);
        return new JournalWork(await Source(Migrator.AsOwner(cluster.Address(Roles.Migrator, database)).ConnectionString).OpenConnectionAsync(stop), anchor);
    }

    /// <summary>Medians in milliseconds: of a whole verification, and of the same rows only read; each verdict is looked at.</summary>
    public async Task<(double Verified, double Read, bool IsWhole)> TimeAsync(CancellationToken stop)
    {
        var (verified, read, isWhole) = (new List<double>(), new List<double>(), true);
        for (var time = 0; time < Timings; time++)
        {
            var begun = Stopwatch.GetTimestamp();
            var verdict = await new JournalVerification(owner, anchor, SystemClock.Instance).VerifyAsync(new Dictionary<long, byte[]>(), stop);
            verified.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            isWhole &= verdict is { IsWhole: true, Sealed: >= Entries, Unsealed: 0 };
            begun = Stopwatch.GetTimestamp();
            isWhole &= await ReadAsync(stop) == verdict.Sealed;
            read.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return (Contest.Median(verified), Contest.Median(read), isWhole);
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(anchor.Path) ?? "", recursive: true);
    }

    /// <summary>Every column of every entry, in the order of the positions, and nothing done with it.</summary>
    private async Task<long> ReadAsync(CancellationToken stop)
    {
        var rows = 0L;
        var values = new object[11];
        foreach (var register in JournalRegister.All)
        {
            await using var command = new NpgsqlCommand($"select {register.Columns} from {register.Table} order by position", owner);
            await using var row = await command.ExecuteReaderAsync(stop);
            for (; await row.ReadAsync(stop); rows++) row.GetValues(values);
        }

        return rows;
    }

    private static NpgsqlDataSource Source(string address)
    {
        var builder = new NpgsqlDataSourceBuilder(address);
        builder.UseNodaTime();
        return builder.Build();
    }
}
