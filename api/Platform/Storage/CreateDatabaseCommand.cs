using Inclusion.Platform.Commands;
using Npgsql;

namespace Inclusion.Platform.Storage;

/// <summary>
/// Makes the roles and the database, once, with a superuser's address. The database's name and the passwords are those
/// of the addresses that the migrator and the application will use. Doing it twice does no harm.
/// </summary>
[Command("create-database", "crée les rôles et la base, avec l'adresse d'un superutilisateur (ConnectionStrings__InclusionAdmin)", Needs = CommandNeeds.Settings)]
public sealed class CreateDatabaseCommand(IConfiguration configuration) : ICommand
{
    public async Task<int> RunAsync(CommandCall call, CancellationToken stop)
    {
        var administrator = StorageSettings.Administrator.Require(configuration);
        var application = AddressOf(StorageSettings.Application, Roles.Application);
        var migrator = AddressOf(StorageSettings.Migrator, Roles.Migrator);
        if (application.Database is not { Length: > 0 } database || migrator.Database != database)
            throw new StartRefusedException($"{StorageSettings.Application.Variable} et {StorageSettings.Migrator.Variable} doivent nommer la même base.");

        try
        {
            await Roles.CreateAsync(administrator, migrator.Password, application.Password, stop);
            await Roles.CreateDatabaseAsync(administrator, database, stop);
        }
        catch (NpgsqlException fault)
        {
            throw new StartRefusedException($"La base n'a pas pu être créée : {fault.Message}", fault);
        }

        await call.Output.WriteLineAsync($"Les rôles et la base « {database} » sont prêts : lancez maintenant la commande migrate.");
        return 0;
    }

    private NpgsqlConnectionStringBuilder AddressOf(Settings.Setting setting, string role)
    {
        var address = new NpgsqlConnectionStringBuilder(setting.Require(configuration));
        return address.Username == role ? address : throw new StartRefusedException($"{setting.Variable} doit porter Username={role}.");
    }
}
