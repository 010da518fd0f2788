using System.Diagnostics;
using System.Reflection;
using System.Text;
using Inclusion.Platform.Graph.Http;

namespace Inclusion.Tests.Platform;

/// <summary>Runs one program of <c>tests/node</c> to its end: judges that others wrote speak JavaScript.</summary>
internal static class NodeProgram
{
    private static readonly string Folder = Path.Combine(Root(), "tests");

    /// <param name="name">Its file in <c>tests/node</c>.</param>
    /// <param name="stop">Ends it before its time.</param>
    /// <param name="arguments">What it is given.</param>
    /// <returns>What it wrote on its standard output.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message has what it said.</exception>
    public static async Task<string> RunAsync(string name, CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine("node", name), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        using var ends = stop.Register(() => node.Kill(entireProcessTree: true));
        var error = node.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await node.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await node.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException($"{name} ended with {node.ExitCode}:\n{output}\n{await error}");
    }

    private static string Root() =>
        typeof(GraphEndpoint).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "RepositoryRoot").Value
        ?? throw new InvalidOperationException("The build names no repository.");
}
