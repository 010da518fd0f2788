using System.Reflection;
using Inclusion.Platform.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace Inclusion.Platform.Jobs;

/// <summary>Wires the clock: Quartz, persistent and clustered on the product's own database.</summary>
public static class JobsSetup
{
    private static readonly Setting Enabled = new("Jobs:Enabled", "false : ce processus n'envoie aucun message et n'exécute aucune tâche ; un autre s'en charge. true sans lui.");

    public static bool AreEnabled(IConfiguration settings) => Enabled.Read(settings) switch
    {
        null => true,
        { } text when bool.TryParse(text, out var enabled) => enabled,
        _ => throw new StartRefusedException($"Le réglage {Enabled.Variable} est true ou false."),
    };

    public static IServiceCollection AddInclusionJobs(this IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton<TownWork>();
        services.AddSingleton<JobRounds>();
        services.AddJobsOf(typeof(JobsSetup).Assembly);
        if (!AreEnabled(settings)) return services;

        services.AddHostedService<JobCalendar>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = ("inclusion", true));
            quartz.UseDefaultThreadPool(maxConcurrency: 4);
            quartz.UsePersistentStore(Persist);
        });
        return services;
    }

    /// <summary>Makes known the jobs of an assembly's rooms.</summary>
    public static IServiceCollection AddJobsOf(this IServiceCollection services, Assembly rooms)
    {
        foreach (var plan in JobPlan.In(rooms))
        {
            services.AddSingleton(plan);
            services.AddScoped(plan.Job);
        }

        return services;
    }

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
