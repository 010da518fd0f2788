using Npgsql;

namespace Inclusion.Platform.Messaging;

/// <summary>Empties the queue, several messages at once, for as long as the process lives.</summary>
public sealed class OutboxWorker(
    OutboxLeases leases, MessageDelivery delivery, OutboxBell bell, MessagingSettings settings, ILogger<OutboxWorker> log) : BackgroundService
{
    /// <summary>How long messages under way may take to end when the process is asked to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Delivers what is due now, one message after the other; answers how many were tried.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken stop)
    {
        for (var tried = 0; ; tried++)
            if (!await DeliverNextAsync(stop, stop)) return tried;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = new CancellationTokenSource();
        await using var _ = stoppingToken.Register(() => ending.CancelAfter(Grace));
        await Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(_ => WorkAsync(stoppingToken, ending.Token)));
    }

    private async Task WorkAsync(CancellationToken stop, CancellationToken ending)
    {
        while (!stop.IsCancellationRequested)
        {
            var ring = bell.Next;
            if (await TryNextAsync(stop, ending)) continue;
            await Task.WhenAny(ring, Task.Delay(settings.Poll, stop));
        }
    }

    /// <summary>A worker outlives whatever goes wrong: the lease ends by itself, and the message is tried again.</summary>
    private async Task<bool> TryNextAsync(CancellationToken stop, CancellationToken ending)
    {
        try
        {
            return await DeliverNextAsync(stop, ending);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            log.LogError("A delivery broke off ({Fault} {SqlState}); its message comes back when its lease ends.\n{Stack}",
                fault.GetType().Name, (fault as PostgresException)?.SqlState, fault.StackTrace);
            return false;
        }
    }

    private async Task<bool> DeliverNextAsync(CancellationToken stop, CancellationToken ending)
    {
        if (await leases.LeaseAsync(stop) is not { } leased) return false;
        await delivery.DeliverAsync(leased, ending);
        return true;
    }
}
