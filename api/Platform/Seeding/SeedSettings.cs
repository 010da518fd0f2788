using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Seeding;

/// <summary>Whether the invented towns are loaded.</summary>
public static class SeedSettings
{
    public static readonly Setting Enabled = new("Seed:Enabled", "en Development, « false » laisse vide une base vide ; ailleurs rien n'est jamais chargé.");

    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && !string.Equals(Enabled.Read(configuration), "false", StringComparison.OrdinalIgnoreCase);
}
