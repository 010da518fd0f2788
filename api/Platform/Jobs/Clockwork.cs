using Npgsql;
using Quartz;

namespace Inclusion.Platform.Jobs;

/// <summary>Quartz, persistent and clustered on the product's own database.</summary>
/// <remarks>With services of its own, wired when the clock is first wanted: among the program's they held up every start.</remarks>
internal sealed class Clockwork(JobRounds rounds, NpgsqlDataSource source, ILoggerFactory log) : IDisposable
{
    private readonly Lazy<ServiceProvider> _parts = new(() => Wire(rounds, source, log));

    /// <summary>The one scheduler of this node.</summary>
    public ValueTask<IScheduler> SchedulerAsync(CancellationToken stop) => _parts.Value.GetRequiredService<ISchedulerFactory>().GetScheduler(stop);

    public void Dispose()
    {
        if (_parts.IsValueCreated) _parts.Value.Dispose();
    }

    private static ServiceProvider Wire(JobRounds rounds, NpgsqlDataSource source, ILoggerFactory log) => new ServiceCollection()
        .AddSingleton(rounds).AddSingleton(source).AddLogging().AddSingleton(log)
        .AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = ("inclusion", true));
            quartz.UseDefaultThreadPool(maxConcurrency: 4);
            quartz.UsePersistentStore(Persist);
        })
        .BuildServiceProvider();

    /// <summary>The tables come from a migration: the application may not make any.</summary>
    private static void Persist(IPersistentStoreBuilder store)
    {
        store.UsePostgres(database => database.DataSourceFactory = house => house.GetRequiredService<NpgsqlDataSource>());
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(5);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
        });
        store.ConfigureStore(options =>
        {
            options.TablePrefix = "qrtz_";
            options.StoreJobDataAsStrings = true;
            options.SchemaProvisioning = SchemaProvisioning.Validate;
            options.MisfireThreshold = TimeSpan.FromMinutes(1);
            // A job that failed all week still runs next week.
            options.MaxConsecutiveFireFailures = 0;
        });
    }
}
