using System.Reflection;
using Inclusion.Platform.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Inclusion.Platform.Jobs;

/// <summary>Wires the jobs and their clock.</summary>
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

        return services.AddSingleton<Clockwork>().AddSingleton<JobCalendar>().AddHostedService<LateService<JobCalendar>>();
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
}
