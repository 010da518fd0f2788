// Violations that AsyncTests must find, and neighbours that it must let through.
namespace Inclusion.Tests.Architecture.Planted.Places;

internal sealed class Waits : IAsyncDisposable
{
    public static Task Silently(CancellationToken stop) => Task.Delay(1, stop);
    public static Task<int> WithoutAStopAsync() => Task.FromResult(1);
    public static Task WithTheStopFirstAsync(CancellationToken stop, int more) => Task.Delay(more, stop);
    public static ValueTask<int> WellAsync(int one, CancellationToken stop, int optional = 1) => new(stop.IsCancellationRequested ? one : optional);
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
