using Inclusion.Platform.Storage.Embedded;

namespace Inclusion.Platform.Storage;

/// <summary>The database on its way: it is started, migrated and looked at while the rest of the program is wired.</summary>
/// <param name="begin">Makes it ready; answers the server that the program started for it, if it did.</param>
public sealed class StorageReadiness(Func<Task<EmbeddedPostgres?>> begin) : IAsyncDisposable
{
    private readonly Task<EmbeddedPostgres?> _server = Task.Run(begin);

    /// <summary>Ends when the database may be asked, or with a <see cref="StartRefusedException"/>: one sentence that says what is wrong with it.</summary>
    public Task Ready => _server;

    /// <summary>Stops the server that was started; one that failed to start has stopped itself, and <see cref="Ready"/> said why.</summary>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_server).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server is { IsCompletedSuccessfully: true, Result: { } server }) await server.DisposeAsync();
    }
}
