using System.Runtime.Versioning;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>
/// A PostgreSQL of this clone's own, on a Unix socket only. Processes that start it under one name share it:
/// the first one in starts it, the last one out stops it, and a killed one leaves nothing that blocks the next.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresPlace _place;
    private readonly PostgresCluster _cluster;
    private readonly EmbeddedPostgresOptions _options;
    private FileLock? _use;

    private EmbeddedPostgres(PostgresPlace place, PostgresCluster cluster, EmbeddedPostgresOptions options, FileLock use) =>
        (_place, _cluster, _options, _use) = (place, cluster, options, use);

    /// <summary>The only way in: folder of the server's socket.</summary>
    public string SocketDirectory => _place.SocketDirectory;

    /// <summary>Folder of the cluster; it may be removed while no server runs, and is made again by the next start.</summary>
    public string Folder => _place.Cluster;

    /// <summary>File that the server writes its log to.</summary>
    public string LogFile => _place.ServerLog;

    /// <summary>Address of a database as one role; the role <c>postgres</c> is the superuser, and no role has a password.</summary>
    public string ConnectionString(string role, string database) => _place.ConnectionString(role, database);

    /// <summary>Starts the server, or joins the one that runs.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started; the message says why in one sentence and quotes the server's log.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("La base privée ne tourne que sous Linux et macOS : donnez à ConnectionStrings__Inclusion l'adresse d'un serveur.");

        var place = PostgresPlace.Of(options);
        await place.MakeFoldersAsync(stop);
        using var door = await FileLock.AloneAsync(place.DoorLock, options.Patience, stop);
        var cluster = new PostgresCluster(place, await UnpackAsync(place, options, stop), options);

        // As root, a cluster outlives its clone; another clone in that place has other secrets, and could not read it.
        var isOfAnotherClone = !Directory.Exists(place.OwnTrace);
        if ((options.Throwaway || isOfAnotherClone) && IsUnused(place))
        {
            await cluster.StopAsync(stop);
            await cluster.RemoveAsync(stop);
            Directory.CreateDirectory(place.OwnTrace);
        }
        else if (isOfAnotherClone)
        {
            throw new EmbeddedPostgresException($"Un programme d'un clone qui n'est plus là se sert encore de {place.Cluster} : arrêtez-le, puis recommencez.");
        }

        var use = FileLock.TryShared(place.UseLock) ?? throw new EmbeddedPostgresException($"Le verrou {place.UseLock} est tenu par un autre programme.");
        try
        {
            await cluster.CreateAsync(stop);
            await cluster.StartAsync(stop);
            return new EmbeddedPostgres(place, cluster, options, use);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Removes the cluster and all it holds, and stops a server that nobody uses any more. False when somebody uses it.</summary>
    [UnsupportedOSPlatform("windows")]
    internal static async Task<bool> RemoveAsync(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows()) return false;

        var place = PostgresPlace.Of(options);
        await place.MakeFoldersAsync(stop);
        using var door = await FileLock.AloneAsync(place.DoorLock, options.Patience, stop);
        if (!IsUnused(place)) return false;

        var cluster = new PostgresCluster(place, await UnpackAsync(place, options, stop), options);
        await cluster.StopAsync(stop);
        await cluster.RemoveAsync(stop);
        return true;
    }

    /// <summary>Leaves the server; stops it when nobody else uses it. Once is enough, more does no harm.</summary>
    public async Task StopAsync(CancellationToken stop = default)
    {
        if (_use is null) return;

        using var door = await FileLock.AloneAsync(_place.DoorLock, _options.Patience, stop);
        _use.Dispose();
        _use = null;
        if (!IsUnused(_place)) return;

        await _cluster.StopAsync(stop);
        if (_options.Throwaway) await _cluster.RemoveAsync(stop);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <remarks>Asked behind the door, so that nobody can begin to use it between the answer and what follows.</remarks>
    private static bool IsUnused(PostgresPlace place)
    {
        using var alone = FileLock.TryAlone(place.UseLock);
        return alone is not null;
    }

    private static async Task<string> UnpackAsync(PostgresPlace place, EmbeddedPostgresOptions options, CancellationToken stop)
    {
        using var alone = await FileLock.AloneAsync(place.ProgramsLock, options.Patience, stop);
        return await PostgresPrograms.UnpackAsync(place, stop);
    }
}
