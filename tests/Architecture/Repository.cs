using System.Diagnostics;
using Inclusion.Platform.Storage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Inclusion.Tests.Architecture;

/// <summary>The files of the clone, as git knows them: those it keeps, and new ones that it does not ignore.</summary>
internal static class Repository
{
    public static readonly string Root = RepositoryRoot.Path ?? throw new InvalidOperationException("The tests run from a clone.");

    public static readonly IReadOnlyList<string> Files = List();

    /// <summary>The C# files of the product and of its tests, read as the compiler reads them.</summary>
    public static readonly IReadOnlyList<(string File, SyntaxTree Tree)> Sources =
        [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => (file, CSharpSyntaxTree.ParseText(Read(file))))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static List<string> List()
    {
        var asked = new ProcessStartInfo("git", ["-c", "core.quotePath=false", "-c", $"safe.directory={Root}", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(asked) ?? throw new InvalidOperationException("git was not found.");
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? [.. lines.Where(file => File.Exists(Path.Combine(Root, file)))] : throw new InvalidOperationException("git could not list the files.");
    }
}
