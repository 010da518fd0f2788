using System.Globalization;
using System.Reflection;
using Quartz;

namespace Inclusion.Platform.Jobs;

/// <summary>One job of the house and when it runs.</summary>
/// <param name="Name">Its class's name without « Job ».</param>
/// <param name="Rhythm">When, in words that change when the schedule does.</param>
public sealed record JobPlan(string Name, Type Job, string Rhythm)
{
    public const string Group = "house";
    private const string Ending = "Job";

    public JobKey Key => new(Name, Group);
    public TriggerKey Trigger => new(Name, Group);

    /// <summary>The jobs of an assembly. One that no schedule names is a mistake.</summary>
    public static IEnumerable<JobPlan> In(Assembly rooms) =>
        ProductTypes.Concrete(rooms).Where(IsJob).Select(Of);

    public static JobPlan Of(Type job)
    {
        if (!job.Name.EndsWith(Ending, StringComparison.Ordinal)) throw new InvalidOperationException($"{job.Name} is a job, so its name ends in « {Ending} ».");
        var rhythm = (job.GetCustomAttribute<RunsEveryAttribute>(), job.GetCustomAttribute<RunsAtAttribute>()) switch
        {
            ({ } every, null) when every.Interval > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"every {every.Interval.TotalSeconds} s"),
            (null, { } at) => $"at {at.Cron} {at.Zone}",
            _ => throw new InvalidOperationException($"{job.Name} says neither how often nor when it runs, or both."),
        };
        return new JobPlan(job.Name[..^Ending.Length], job, rhythm);
    }

    public ITrigger ToTrigger()
    {
        var trigger = TriggerBuilder.Create().WithIdentity(Trigger).ForJob(Key).WithDescription(Rhythm);
        if (Job.GetCustomAttribute<RunsEveryAttribute>() is { } every)
            return trigger.WithSimpleSchedule(simple => simple.WithInterval(every.Interval).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();

        var at = Job.GetCustomAttribute<RunsAtAttribute>() ?? throw new InvalidOperationException(Name);
        // What was missed while no process lived is made up for, once.
        return trigger.WithCronSchedule(at.Cron, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(at.Zone))
            .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
    }

    private static bool IsJob(Type type) => type.IsAssignableTo(typeof(ITownJob)) || type.IsAssignableTo(typeof(IHouseJob));
}
