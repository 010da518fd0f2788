using Inclusion.Platform.Commands;

namespace Inclusion.Platform.Storage;

/// <summary>Brings the database up to the program. Doing it twice does no harm.</summary>
[Command("migrate", "applique à la base les migrations qui lui manquent", Needs = CommandNeeds.Settings)]
public sealed class MigrateCommand(IConfiguration configuration) : ICommand
{
    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        var applied = await Migrator.MigrateAsync(StorageSettings.Migrator.Require(configuration), stop);
        foreach (var name in applied) await call.Output.WriteLineAsync(name);
        await call.Output.WriteLineAsync(applied.Count == 0 ? "La base est à jour." : $"{applied.Count} migration(s) appliquée(s).");
        return 0;
    }
}
