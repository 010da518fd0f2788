using System.Data;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Seeding;

/// <summary>Loads the invented towns of <c>seed/towns</c> into an empty database, each in one transaction.</summary>
public sealed class InventedTowns(TownWork work, NpgsqlDataSource source, IClock clock)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Two programs of one clone may start at once: the second waits, and finds the towns there.</summary>
    private const long Turn = 20261124;

    /// <returns>False when the database holds a town already.</returns>
    public async Task<bool> LoadAsync(CancellationToken stop)
    {
        await using var turn = await source.OpenConnectionAsync(stop);
        await RunAsync(turn, $"select pg_advisory_lock({Turn})", stop);
        try
        {
            if (await RunAsync(turn, "select count(*) from town_ids()", stop) is > 0L) return false;
            foreach (var folder in Folders()) await LoadAsync(folder, stop);
            return true;
        }
        finally
        {
            await RunAsync(turn, $"select pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    /// <summary>Who can sign in, town by town.</summary>
    public async Task<IReadOnlyList<DemoSignIns>> SignInsAsync(CancellationToken stop)
    {
        var found = new List<DemoSignIns>();
        foreach (var folder in Folders()) found.Add(await new SeedTown(folder, Today).ReadAsync<DemoSignIns>(DemoSignIns.File, stop));
        return found;
    }

    private LocalDate Today => clock.GetCurrentInstant().InZone(Zone).Date;

    private async Task LoadAsync(string folder, CancellationToken stop)
    {
        var town = new SeedTown(folder, Today);
        var id = TerritoryId.New();
        town.Name("town", id);
        await work.RunAsync(id, IsolationLevel.ReadCommitted, async house =>
        {
            foreach (var room in house.GetServices<IRoomSeed>().OrderBy(room => room.Order)) await room.EnterAsync(town, stop);
        }, stop);
    }

    private static IEnumerable<string> Folders()
    {
        var root = RepositoryRoot.Path ?? throw new StartRefusedException("Un programme publié n'a pas de commune inventée.");
        return Directory.EnumerateDirectories(Path.Combine(root, "seed", "towns")).Order(StringComparer.Ordinal);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(stop);
    }
}
