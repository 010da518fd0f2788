using Inclusion.Platform.Commands;

namespace Inclusion.Platform.Settings;

/// <summary>Lists every setting and whether it is there, and fails when one that the program needs is not. No secret is printed.</summary>
[Command("--check-config", "liste chaque réglage et chaque secret, et ce qui manque", Needs = CommandNeeds.Settings)]
public sealed class CheckConfigCommand(IConfiguration configuration, IHostEnvironment environment) : ICommand
{
    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        await call.Output.WriteLineAsync($"Environnement : {environment.EnvironmentName}");
        var missing = DeclaredSettings.Missing(configuration, environment);
        var width = DeclaredSettings.All.Max(setting => setting.Variable.Length);
        foreach (var setting in DeclaredSettings.All)
        {
            await call.Output.WriteLineAsync($"  {setting.Variable.PadRight(width)}  {StateOf(setting, missing)}");
            await call.Output.WriteLineAsync($"  {new string(' ', width)}  {setting.Description}");
        }

        await call.Output.WriteLineAsync(missing.Count == 0 ? "Rien ne manque." : $"Il manque : {string.Join(", ", missing.Select(setting => setting.Variable))}.");
        return missing.Count == 0 ? 0 : 1;
    }

    private string StateOf(Setting setting, IReadOnlyList<Setting> missing)
    {
        if (setting.Read(configuration) is { } value) return setting.IsSecret ? "donné (secret)" : $"donné : {value}";

        var state = missing.Contains(setting) ? "MANQUE" : "absent, facultatif ici";
        return setting.IsSecret ? $"{state} (secret)" : state;
    }
}
