using System.Threading.Channels;
using GraphQL;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Graph.Http;

namespace Inclusion.Platform.Graph.Sse;

/// <summary>What waits to be written to one stream: results and heartbeats, in order, and no more than so many.</summary>
internal sealed class StreamEvents(GraphLimits limits, GraphFaults faults) : IObserver<ExecutionResult>
{
    private readonly Channel<ExecutionResult?> _line = Channel.CreateBounded<ExecutionResult?>(limits.WaitingEvents);

    /// <summary>Null stands for a heartbeat. Ends when the source ends, fails, or outruns the client.</summary>
    public IAsyncEnumerable<ExecutionResult?> ReadAllAsync(CancellationToken stop) => _line.Reader.ReadAllAsync(stop);

    public void OnNext(ExecutionResult value)
    {
        if (!_line.Writer.TryWrite(value)) _line.Writer.TryComplete();
    }

    public void OnError(Exception error)
    {
        var shown = error as ExecutionError ?? faults.Hide(error, "stream");
        _line.Writer.TryWrite(new ExecutionResult(shown));
        _line.Writer.TryComplete();
    }

    public void OnCompleted() => _line.Writer.TryComplete();

    /// <summary>Comments keep proxies from closing an idle stream, and find out that a client has gone.</summary>
    public async Task BeatAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(limits.Heartbeat);
        while (await timer.WaitForNextTickAsync(stop))
        {
            _line.Writer.TryWrite(null);
        }
    }
}
