namespace Inclusion.Platform.Graph.Sse;

/// <summary>Lets the events of one stream be read one after the other, and only so many wait.</summary>
internal sealed class StreamPace(int mostWaiting) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    /// <summary>False when too many events wait already.</summary>
    public async Task<bool> WaitForTurnAsync(CancellationToken stop)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > mostWaiting) return false;
            await _turn.WaitAsync(stop);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void EndTurn() => _turn.Release();

    public void Dispose() => _turn.Dispose();
}
