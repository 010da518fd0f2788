namespace Inclusion.Platform.Sealing;

/// <summary>Wires sealing.</summary>
public static class SealingSetup
{
    public static IServiceCollection AddInclusionSealing(this IServiceCollection services)
    {
        services.AddSingleton(scope => SealingKeys.Parse(scope.GetRequiredService<IConfiguration>()["Sealing:Keys"] ?? ""));
        services.AddScoped<ResidentSeal>();
        return services;
    }
}
