using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.Journal;

/// <summary>Wires the journal's sealing and anchoring; writing it belongs to every operation (<see cref="StorageSetup"/>).</summary>
public static class JournalSetup
{
    public static IServiceCollection AddInclusionJournal(this IServiceCollection services)
    {
        services.AddSingleton(house => JournalSettings.Read(house.GetRequiredService<IConfiguration>()));
        services.AddSingleton(Anchor);
        services.AddSingleton<JournalSealer>();
        services.AddSingleton<SecurityJournal>();
        return services;
    }

    /// <summary>In Development a file of the clone for each database, so that an emptied one does not look like a cut tail.</summary>
    private static AnchorFile Anchor(IServiceProvider house)
    {
        var configuration = house.GetRequiredService<IConfiguration>();
        if (JournalSettings.AnchorFile.Read(configuration) is null && house.GetRequiredService<IHostEnvironment>().IsDevelopment() && RepositoryRoot.LocalFolder is { } folder)
            return new AnchorFile(Path.Combine(folder, "journal", $"{DatabaseName(house.GetRequiredService<NpgsqlDataSource>())}.anchors"));
        return new AnchorFile(JournalSettings.AnchorFile.Require(configuration));
    }

    private static string DatabaseName(NpgsqlDataSource source)
    {
        using var ask = source.CreateCommand("select system_identifier || '-' || current_database() from pg_control_system()");
        return ask.ExecuteScalar() as string ?? throw new InvalidOperationException("The database has no name.");
    }
}
