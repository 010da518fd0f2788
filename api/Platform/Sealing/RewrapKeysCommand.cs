using Inclusion.Platform.Commands;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Sealing;

/// <summary>
/// <c>dotnet run --project api -- rewrap-keys</c>: after a new key was put first in <c>Sealing:Keys</c>, wraps every
/// resident's key with it, so that the old one can be taken out.
/// </summary>
[Command("rewrap-keys", "enveloppe les clés des usagers avec la première clé de Sealing__Keys")]
public sealed class RewrapKeysCommand(IConfiguration configuration, SealingKeys keys) : ICommand
{
    /// <remarks>It works as the owner, which the migrator becomes: no other role reaches every town.</remarks>
    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(Migrator.AsOwner(StorageSettings.Migrator.Require(configuration)));
        await using var connection = await source.OpenConnectionAsync(stop);
        var wrapped = await new KeyWrapping(connection, keys).WrapAgainAsync(stop);
        await call.Output.WriteLineAsync($"{wrapped} clé(s) de résidents enveloppées avec « {keys.Current} ». Les autres clés de Sealing:Keys peuvent être retirées.");
        return 0;
    }
}
