namespace Inclusion.Platform.Storage.Embedded;

/// <summary>What an embedded PostgreSQL is started for.</summary>
/// <param name="RepositoryRoot">Root of the clone, whose <c>api/node_modules</c> holds the programs.</param>
/// <param name="Name">Names the server within the clone; processes that give the same name share one server.</param>
/// <param name="Throwaway">
/// True: the first process in starts from an empty cluster and the last one out removes it; nothing is flushed to disk.
/// False: the cluster and what it holds stay for the next start.
/// </param>
public sealed record EmbeddedPostgresOptions(string RepositoryRoot, string Name, bool Throwaway = false)
{
    /// <summary>Upper limit of sessions; the pools of several applications share it (one opens 41 at most), and those of parallel tests.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Pages that the server keeps by itself; the system keeps the rest. Laying them out is most of what a start costs.</summary>
    public string SharedBuffers { get; init; } = "8MB";

    /// <summary>How long a start or a stop may wait for another process, or for the server itself.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
