using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Rings at all who listen; a test rings it.</summary>
internal sealed class TinyBell
{
    private readonly List<Channel<string>> _listeners = [];

    public int Listeners
    {
        get { lock (_listeners) return _listeners.Count; }
    }

    public void Ring(string word)
    {
        lock (_listeners) _listeners.ForEach(listener => listener.Writer.TryWrite(word));
    }

    public async IAsyncEnumerable<string> FollowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var own = Channel.CreateUnbounded<string>();
        lock (_listeners) _listeners.Add(own);
        try
        {
            await foreach (var word in own.Reader.ReadAllAsync(stop)) yield return word;
        }
        finally
        {
            lock (_listeners) _listeners.Remove(own);
        }
    }
}

/// <summary>What a stream resolver wants, over what is easy to write; stops reading when nobody listens any more.</summary>
internal sealed class TinyObservable(IAsyncEnumerable<string> source) : IObservable<string?>
{
    public IDisposable Subscribe(IObserver<string?> observer)
    {
        var stop = new CancellationTokenSource();
        _ = PumpAsync(observer, stop.Token);
        return new Stopper(stop);
    }

    private async Task PumpAsync(IObserver<string?> observer, CancellationToken stop)
    {
        try
        {
            await foreach (var word in source.WithCancellation(stop)) observer.OnNext(word);
            observer.OnCompleted();
        }
        catch (OperationCanceledException)
        {
            observer.OnCompleted();
        }
        catch (InvalidOperationException fault)
        {
            observer.OnError(fault);
        }
    }

    private sealed class Stopper(CancellationTokenSource stop) : IDisposable
    {
        public void Dispose() => stop.Cancel();
    }
}
