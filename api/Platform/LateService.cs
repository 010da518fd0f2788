namespace Inclusion.Platform;

/// <summary>
/// A service that works beside the requests and that nobody waits for: it is made, and begins, once the program has served for a
/// moment. The first visitors come before it.
/// </summary>
internal sealed class LateService<TService>(IServiceProvider house, IHostApplicationLifetime life) : BackgroundService
    where TService : BackgroundService
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(500);
    private TService? _service;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_service is not null) await _service.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = life.ApplicationStarted.Register(serving.SetResult);
        await serving.Task.WaitAsync(stoppingToken);
        await Task.Delay(Courtesy, stoppingToken);

        _service = house.GetRequiredService<TService>();
        await _service.StartAsync(stoppingToken);
        // What it ends with is what this ends with: a fault stops the program, as that of any service would.
        await (_service.ExecuteTask ?? Task.CompletedTask);
    }
}
