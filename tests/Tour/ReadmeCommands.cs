using System.Diagnostics;
using System.Text.RegularExpressions;
using Inclusion.Platform.Storage;
using Shouldly;

namespace Inclusion.Tests.Tour;

/// <summary>The README's commands that can be pasted, pasted.</summary>
public static class ReadmeCommands
{
    private static readonly string Root = RepositoryRoot.Path ?? throw new InvalidOperationException("The build names no repository.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Its lines that call one program of <c>schema/tour</c>, in order.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(string program) =>
        [.. Regex.Matches(await File.ReadAllTextAsync(Path.Combine(Root, "README.md"), Stop), $"^node schema/tour/{Regex.Escape(program)} .+$", RegexOptions.Multiline).Select(match => match.Value)];

    /// <summary>Runs one as a shell at the root does, and gives what it printed; it has to succeed.</summary>
    public static async Task<string> PasteAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var shell = Process.Start(start) ?? throw new InvalidOperationException("No shell.");
        var errors = shell.StandardError.ReadToEndAsync(Stop);
        var output = await shell.StandardOutput.ReadToEndAsync(Stop);
        await shell.WaitForExitAsync(Stop);
        shell.ExitCode.ShouldBe(0, $"{command}\n{output}\n{await errors}");
        return output;
    }
}
