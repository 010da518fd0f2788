using System.Reflection;

namespace Inclusion.Platform.Settings;

/// <summary>Every setting of the program, wherever it is declared.</summary>
public static class DeclaredSettings
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>By name; each name once.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Find(typeof(DeclaredSettings).Assembly).OrderBy(setting => setting.Name, StringComparer.Ordinal)];

    /// <summary>Those that the program cannot do without, here and now, and does not have.</summary>
    public static IReadOnlyList<Setting> Missing(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() ? [] : [.. All.Where(setting => setting.IsRequired && setting.Read(configuration) is null)];

    /// <summary>Refuses to start without what <see cref="Missing"/> lists.</summary>
    /// <exception cref="StartRefusedException">One sentence that names them.</exception>
    public static void RequireSettings(this WebApplicationBuilder builder)
    {
        var missing = Missing(builder.Configuration, builder.Environment);
        if (missing is [var one]) one.Require(builder.Configuration);
        if (missing.Count > 0)
            throw new StartRefusedException($"Il manque les réglages {string.Join(", ", missing.Select(setting => setting.Variable))} : --check-config dit à quoi chacun sert.");
    }

    /// <exception cref="InvalidOperationException">One setting is declared in two places.</exception>
    private static IEnumerable<Setting> Find(Assembly program)
    {
        var declared = ProductTypes.Of(program).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Static)).Where(field => field.FieldType == typeof(Setting))
            .Select(field => field.GetValue(null)).OfType<Setting>().ToList();
        if (declared.GroupBy(setting => setting.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The setting {twice.Key} is declared in more than one place.");

        return declared;
    }
}
