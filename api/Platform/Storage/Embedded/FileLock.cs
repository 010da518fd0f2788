namespace Inclusion.Platform.Storage.Embedded;

/// <summary>A lock on a file that the system drops by itself when its process dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Null while somebody else holds the file, shared or alone.</summary>
    public static FileLock? TryAlone(string path) => TryOpen(path, FileShare.None);

    /// <summary>Null while somebody holds the file alone.</summary>
    public static FileLock? TryShared(string path) => TryOpen(path, FileShare.Read);

    /// <summary>Waits for the file to be free.</summary>
    /// <exception cref="EmbeddedPostgresException">Somebody held it for longer than <paramref name="patience"/>.</exception>
    public static async Task<FileLock> AloneAsync(string path, TimeSpan patience, CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < patience; waited += Pause)
        {
            if (TryAlone(path) is { } held) return held;
            await Task.Delay(Pause, stop);
        }

        throw new EmbeddedPostgresException($"Un autre programme tient le verrou {path} depuis {patience.TotalSeconds:0} s.");
    }

    public void Dispose() => _file.Dispose();

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <remarks>On Unix <see cref="FileShare.None"/> is an exclusive lock of the file, any other sharing a shared one.</remarks>
    private static FileLock? TryOpen(string path, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0));
        }
        catch (IOException held) when (held is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
