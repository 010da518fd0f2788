using System.Diagnostics;

namespace Inclusion.Platform.Storage.Embedded;

/// <summary>Runs a program to its end with its output in a file.</summary>
/// <remarks>
/// A server started by pg_ctl inherits its output, so a pipe of ours would stay open as long as the server lives:
/// a shell sends the output to a file instead. Variables of PostgreSQL's own (PGDATA, PGPORT…) are not passed on.
/// </remarks>
internal static class UnixCommand
{
    public static async Task<int> RunAsync(string logFile, string workingDirectory, IEnumerable<string> command, CancellationToken stop)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = workingDirectory };
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", logFile, .. command])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start) ?? throw new EmbeddedPostgresException("/bin/sh n'a pas pu être lancé.");
        await process.WaitForExitAsync(stop);
        return process.ExitCode;
    }

    /// <summary>The same, refusing any exit code but 0 with the end of what the program wrote.</summary>
    public static async Task RequireAsync(string logFile, string workingDirectory, IEnumerable<string> command, CancellationToken stop)
    {
        var words = command.ToList();
        var code = await RunAsync(logFile, workingDirectory, words, stop);
        if (code == 0) return;

        throw new EmbeddedPostgresException(
            $"{Path.GetFileName(words[0])} a fini avec le code {code} ({string.Join(' ', words)}).{Environment.NewLine}{await TailAsync(logFile, stop)}");
    }

    private static async Task<string> TailAsync(string logFile, CancellationToken stop) =>
        File.Exists(logFile) ? string.Join(Environment.NewLine, (await File.ReadAllLinesAsync(logFile, stop)).TakeLast(15)) : "";
}
