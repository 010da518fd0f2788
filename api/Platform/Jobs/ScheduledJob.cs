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

/// <summary>Enters the house's jobs into the schedule when a node starts. What is entered already keeps its next hour.</summary>
public sealed class JobCalendar(IEnumerable<JobPlan> plans, ISchedulerFactory schedulers) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var plan in plans) await EnterAsync(plan, scheduler, cancellationToken);

        var known = plans.Select(plan => plan.Key).ToHashSet();
        var entered = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(JobPlan.Group) }, cancellationToken);
        await scheduler.DeleteJobs([.. entered.Items.Select(header => header.Key).Where(key => !known.Contains(key))], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task EnterAsync(JobPlan plan, IScheduler scheduler, CancellationToken stop)
    {
        if (await scheduler.GetTrigger(plan.Trigger, stop) is { } entered && entered.Description == plan.Rhythm) return;
        var job = JobBuilder.Create<ScheduledJob>().WithIdentity(plan.Key).Build();
        await scheduler.ScheduleJob(job, [plan.ToTrigger()], ScheduleJobOptions.Replacing, stop);
    }
}
