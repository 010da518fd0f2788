using System.Data;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Seeding;

/// <summary>Loads the invented towns of <c>seed/towns</c>, each in one transaction.</summary>
/// <param name="house">Makes what a town is loaded with, when there is one to load: nearly every start finds them all there.</param>
/// <param name="source">Looks which are there.</param>
/// <param name="clock">What a town's dates are counted from.</param>
/// <param name="root">Where their folders are: <c>seed/towns</c> of the clone.</param>
public sealed class InventedTowns(IServiceProvider house, [FromKeyedServices(StorageInspection.Pool)] NpgsqlDataSource source, IClock clock, string root)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Two programs of one clone may start at once: the second waits, and finds the towns there.</summary>
    private const long Turn = 20261124;

    /// <summary>Loads those that are not there, so that a program stopped between two of them goes on; none beside a town that is not invented.</summary>
    /// <returns>The folders of those that are there now; empty on a database that holds none.</returns>
    public async Task<IReadOnlyList<string>> LoadAsync(CancellationToken stop)
    {
        await using var turn = await source.OpenConnectionAsync(stop);
        await RunAsync(turn, $"select pg_advisory_lock({Turn})", stop);
        try
        {
            var there = await ThereAsync(turn, stop);
            var mayLoad = there.IsSubsetOf(Folders().Select(IdOf));
            List<string> invented = [.. Folders().Where(folder => mayLoad || there.Contains(IdOf(folder)))];
            foreach (var folder in invented.Where(folder => !there.Contains(IdOf(folder)))) await LoadAsync(folder, stop);
            return invented;
        }
        finally
        {
            await RunAsync(turn, $"select pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    /// <summary>An invented town has the same id in every database, so that it is known again.</summary>
    private static TerritoryId IdOf(string folder) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"invented town {Path.GetFileName(folder)}")).AsSpan(0, 16)));

    private static async Task<HashSet<TerritoryId>> ThereAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select town_ids()", connection);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var there = new HashSet<TerritoryId>();
        while (await rows.ReadAsync(stop)) there.Add(new TerritoryId(rows.GetGuid(0)));
        return there;
    }

    /// <exception cref="StartRefusedException">The program was published: there is no clone.</exception>
    public static string CommittedFolder => RepositoryRoot.Path is { } clone
        ? Path.Combine(clone, "seed", "towns")
        : throw new StartRefusedException("Un programme publié n'a pas de commune inventée.");

    private LocalDate Today => clock.GetCurrentInstant().InZone(Zone).Date;

    private async Task LoadAsync(string folder, CancellationToken stop)
    {
        var town = new SeedTown(folder, Today);
        var id = IdOf(folder);
        town.Name("town", id);
        await house.GetRequiredService<TownWork>().RunAsync(id, IsolationLevel.ReadCommitted, async operation =>
        {
            foreach (var room in operation.GetServices<IRoomSeed>().OrderBy(room => room.Order)) await room.EnterAsync(town, stop);
        }, stop);
    }

    private IEnumerable<string> Folders() => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
