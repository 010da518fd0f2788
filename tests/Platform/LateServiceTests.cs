using Inclusion.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Inclusion.Tests.Platform;

/// <summary>What works beside the requests begins after them, ends with the program, and ends the program when it breaks.</summary>
public sealed class LateServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_made_once_the_program_serves_and_is_stopped_with_it()
    {
        var work = new Work();
        using var host = Host(work);
        await host.StartAsync(Stop);

        await work.Begun.Task.WaitAsync(Stop);
        await host.StopAsync(Stop);

        (work.MadeWhileServing, work.Ended).ShouldBe((true, true));
    }

    [Fact]
    public async Task Its_fault_stops_the_program()
    {
        var work = new Work { Fault = new InvalidOperationException("broken") };
        using var host = Host(work);
        await host.StartAsync(Stop);

        await host.WaitForShutdownAsync(Stop);

        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
        work.Begun.Task.IsCompleted.ShouldBeTrue();
    }

    private static IHost Host(Work work)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(work).AddSingleton<WorkingService>().AddHostedService<LateService<WorkingService>>();
        return builder.Build();
    }

    private sealed class Work
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool MadeWhileServing { get; set; }
        public bool Ended { get; set; }
        public Exception? Fault { get; init; }
    }

    private sealed class WorkingService : BackgroundService
    {
        private readonly Work _work;

        public WorkingService(Work work, IHostApplicationLifetime life)
        {
            _work = work;
            work.MadeWhileServing = life.ApplicationStarted.IsCancellationRequested;
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            _work.Begun.SetResult();
            if (_work.Fault is { } fault) throw fault;
            await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _work.Ended = true;
        }
    }
}
