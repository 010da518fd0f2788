using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Messaging;
using Inclusion.Tests.Platform.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;
using Shouldly;

namespace Inclusion.Tests.Platform.Jobs;

/// <summary>The clock of the house, on a real database.</summary>
public sealed class JobTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_town_job_runs_in_each_town_in_a_transaction_of_its_own_until_nothing_is_left()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var first = await MessagingHouse.OpenAsync(database, Stop);
        await using var second = await MessagingHouse.OpenAsync(database, Stop);
        using var host = Node(database, enabled: false);

        await host.Services.GetRequiredService<JobRounds>().RunAsync("CountTowns", Stop);

        var seen = host.Services.GetRequiredService<Seen>();
        seen.Towns.ShouldBe([first.Town, first.Town, first.Town, second.Town, second.Town, second.Town], ignoreOrder: true);
        (await database.AskAsync<long>("select count(*) from structure where name like 'Tour %'", Stop)).ShouldBe(6);
    }

    [Fact]
    public async Task A_town_that_fails_leaves_nothing_and_does_not_keep_the_others_waiting()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var first = await MessagingHouse.OpenAsync(database, Stop);
        await using var second = await MessagingHouse.OpenAsync(database, Stop);
        var log = new KeptLog();
        using var host = Node(database, enabled: false, log);
        host.Services.GetRequiredService<Seen>().Failing = first.Town;

        await Should.ThrowAsync<JobFailedException>(() => host.Services.GetRequiredService<JobRounds>().RunAsync("CountTowns", Stop));

        (await database.AskAsync<long>("select count(*) from structure where territory_id = $1", Stop, first.Town.Value)).ShouldBe(0);
        (await database.AskAsync<long>("select count(*) from structure where territory_id = $1", Stop, second.Town.Value)).ShouldBe(3);
        log.Text.ShouldContain("The job CountTowns failed (InvalidOperationException");
        log.Text.ShouldNotContain("anari");
    }

    [Fact]
    public async Task Two_nodes_on_one_database_fire_each_time_once_and_the_one_that_stays_goes_on()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        using var first = Node(database, enabled: true);
        using var second = Node(database, enabled: true);
        foreach (var node in new[] { first, second })
            (await node.Services.GetRequiredService<Clockwork>().SchedulerAsync(Stop)).ListenerManager.AddJobListener(new TickListener(node.Services.GetRequiredService<Seen>()));
        await Task.WhenAll(first.StartAsync(Stop), second.StartAsync(Stop));
        var (one, other) = (first.Services.GetRequiredService<Seen>(), second.Services.GetRequiredService<Seen>());
        await Eventually.TrueAsync(() => Task.FromResult(one.Firings.Count + other.Firings.Count >= 6), Stop);

        await first.StopAsync(Stop);
        var before = other.Firings.Count;
        await Eventually.TrueAsync(() => Task.FromResult(other.Firings.Count >= before + 3), Stop);
        await second.StopAsync(Stop);

        // The times that were planned, a second apart: none twice, none left out.
        var firings = one.Firings.Concat(other.Firings).Order().ToList();
        firings.Zip(firings.Skip(1), (earlier, later) => later - earlier).Distinct().ShouldBe([Duration.FromSeconds(1)]);
        one.Runs.ShouldBe(one.Firings.Count);
        other.Runs.ShouldBe(other.Firings.Count);
    }

    [Fact]
    public async Task A_restart_keeps_the_next_hour_of_a_job_and_forgets_jobs_that_are_gone()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        using (var first = Node(database, enabled: true))
        {
            await first.StartAsync(Stop);
            var scheduler = await first.Services.GetRequiredService<Clockwork>().SchedulerAsync(Stop);
            await UntilStartedAsync(scheduler);
            await scheduler.ScheduleJob(
                JobBuilder.Create<ScheduledJob>().WithIdentity("Gone", JobPlan.Group).Build(),
                TriggerBuilder.Create().WithIdentity("Gone", JobPlan.Group).StartAt(DateTimeOffset.UtcNow.AddDays(1)).Build(), cancellationToken: Stop);
            await first.StopAsync(Stop);
        }

        var entered = await ScheduleAsync(database);
        entered.ShouldContain(each => each.StartsWith("PruneIdempotency at 0 10 3 * * ? Europe/Paris", StringComparison.Ordinal));
        entered.ShouldContain(each => each.StartsWith("Gone", StringComparison.Ordinal));
        using var second = Node(database, enabled: true);
        await second.StartAsync(Stop);
        await UntilStartedAsync(await second.Services.GetRequiredService<Clockwork>().SchedulerAsync(Stop));
        await second.StopAsync(Stop);

        (await ScheduleAsync(database)).ShouldBe(entered.Where(each => !each.StartsWith("Gone", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_job_without_a_schedule_or_with_two_or_without_its_name_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => JobPlan.Of(typeof(UnplannedJob)));
        Should.Throw<InvalidOperationException>(() => JobPlan.Of(typeof(TwicePlannedJob)));
        Should.Throw<InvalidOperationException>(() => JobPlan.Of(typeof(Misnamed)));
    }

    [Fact]
    public async Task Keys_of_retried_requests_are_forgotten_after_30_days_in_every_town()
    {
        await using var database = await cluster.CreateDatabaseAsync();
        await using var first = await MessagingHouse.OpenAsync(database, Stop);
        await using var second = await MessagingHouse.OpenAsync(database, Stop);
        using var host = Node(database, enabled: false);
        var now = SystemClock.Instance.GetCurrentInstant();
        await using var source = database.SuperuserSource();
        foreach (var town in new[] { first.Town, second.Town })
            foreach (var (key, days) in new[] { ("old", 31), ("young", 29) })
            {
                await using var keep = source.CreateCommand("insert into idempotency_record values ($1, gen_random_uuid(), $2, $3, 'x', '\\x00', 'X', gen_random_uuid())");
                keep.Parameters.Add(new() { Value = town.Value });
                keep.Parameters.Add(new() { Value = key });
                keep.Parameters.Add(new() { Value = now - Duration.FromDays(days) });
                await keep.ExecuteNonQueryAsync(Stop);
            }

        await host.Services.GetRequiredService<JobRounds>().RunAsync("PruneIdempotency", Stop);

        (await database.AskAsync<string>("select string_agg(key, ' ') from idempotency_record", Stop)).ShouldBe("young young");
    }

    private static async Task<string[]> ScheduleAsync(TestDatabase database) => await database.AskAsync<string[]>(
        "select array_agg(concat_ws(' ', trigger_name, description, start_time) order by trigger_name) from qrtz_triggers", Stop);

    /// <summary>The clock begins beside a host that serves already, once the jobs are entered.</summary>
    private static async Task UntilStartedAsync(IScheduler scheduler)
    {
        while (scheduler.Status != SchedulerStatus.Running) await Task.Delay(20, Stop);
    }

    private static IHost Node(TestDatabase database, bool enabled, KeptLog? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([new("Jobs:Enabled", enabled ? "true" : "false")]);
        if (log is not null) builder.Logging.AddProvider(log);
        StorageStart.Use(builder.Services, database.Application);
        builder.Services.AddSingleton<Seen>().AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddInclusionJobs(builder.Configuration);
        foreach (var job in new[] { typeof(CountTownsJob), typeof(TickJob) }) builder.Services.AddSingleton(JobPlan.Of(job)).AddScoped(job);
        return builder.Build();
    }
}
