namespace Inclusion.Tests.Platform.Messaging;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> isTrue, CancellationToken stop, int seconds = 60)
    {
        for (var tries = 0; tries < seconds * 10; tries++)
        {
            if (await isTrue()) return;
            await Task.Delay(100, stop);
        }

        throw new TimeoutException($"Not true after {seconds} s.");
    }
}
