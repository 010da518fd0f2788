using Quartz;

namespace Inclusion.Platform.Jobs;

/// <summary>What Quartz fires: it carries out the job of the house that has the firing's name, on one node at a time.</summary>
[DisallowConcurrentExecution]
public sealed class ScheduledJob(JobRounds rounds, ILogger<ScheduledJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (!rounds.Knows(name))
        {
            log.LogWarning("The job {Job} is scheduled by another version of the product; it is left to it.", name);
            return;
        }

        await rounds.RunAsync(name, cancellationToken);
    }
}

/// <summary>
/// Starts the clock, and ends it once running jobs have ended.
/// The house's jobs are entered into the schedule first; what is entered already keeps its next hour.
/// </summary>
internal sealed class JobCalendar(IEnumerable<JobPlan> plans, Clockwork clockwork, ILogger<JobCalendar> log) : BackgroundService
{
    private readonly Lock _gate = new();
    private IScheduler? _scheduler;
    private Task? _ended;

    /// <summary>Whoever asks a second time waits for the same end: the database must not go before the clock has left it.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return _ended ??= EndAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Made to its end even while the program stops: one half made keeps a thread that nobody can end.
        _scheduler = await clockwork.SchedulerAsync(CancellationToken.None);
        try
        {
            await EnterAsync(_scheduler, stoppingToken);
            await _scheduler.Start(stoppingToken);
        }
        catch (JobPersistenceException) when (stoppingToken.IsCancellationRequested)
        {
            // Quartz tells of it as of a fault; the next start enters what is left.
            log.LogInformation("The clock was stopped while it was being set.");
        }
    }

    private async Task EndAsync(CancellationToken stop)
    {
        await base.StopAsync(stop);
        // Quartz asks a database that is gone again and again: the host's patience has an end.
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true, stop).AsTask().WaitAsync(stop);
    }

    private async Task EnterAsync(IScheduler scheduler, CancellationToken stop)
    {
        foreach (var plan in plans) await EnterAsync(plan, scheduler, stop);

        var known = plans.Select(plan => plan.Key).ToHashSet();
        var entered = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(JobPlan.Group) }, stop);
        await scheduler.DeleteJobs([.. entered.Items.Select(header => header.Key).Where(key => !known.Contains(key))], stop);
    }

    private static async Task EnterAsync(JobPlan plan, IScheduler scheduler, CancellationToken stop)
    {
        if (await scheduler.GetTrigger(plan.Trigger, stop) is { } entered && entered.Description == plan.Rhythm) return;
        var job = JobBuilder.Create<ScheduledJob>().WithIdentity(plan.Key).Build();
        await scheduler.ScheduleJob(job, [plan.ToTrigger()], ScheduleJobOptions.Replacing, stop);
    }
}
