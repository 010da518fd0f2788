using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Sealing;

/// <summary>Wires sealing.</summary>
public static class SealingSetup
{
    public static readonly Setting Keys = new("Sealing:Keys",
        "clés qui scellent celles des usagers, la courante d'abord : « id:32 octets en base64, id:… » ; gardez-les hors de la base et de ses sauvegardes.")
    { IsSecret = true, IsRequired = true, MadeInDevelopment = () => SealingKeys.Generate("development") };

    public static IServiceCollection AddInclusionSealing(this IServiceCollection services)
    {
        services.AddSingleton(scope => SealingKeys.Parse(Keys.Require(scope.GetRequiredService<IConfiguration>())));
        services.AddScoped<ResidentSeal>();
        return services;
    }
}
