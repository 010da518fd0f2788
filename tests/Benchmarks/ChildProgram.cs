using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Inclusion.Benchmarks;

/// <summary>A program in a process of its own that serves on a port of 127.0.0.1, so that its processor time is its own.</summary>
internal sealed partial class ChildProgram : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ChildProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>The last lines it wrote.</summary>
    public string Output => string.Join('\n', _output.TakeLast(20));

    public static ChildProgram Start(string assembly, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsASetting).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new ChildProgram(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."));
    }

    /// <summary>Waits until it listens, and answers where.</summary>
    public async Task<Uri> AddressAsync(CancellationToken stop)
    {
        await Task.WhenAny(_address.Task, _process.WaitForExitAsync(stop)).WaitAsync(Patience, stop);
        return _address.Task.IsCompleted ? await _address.Task : throw new InvalidOperationException($"It ended instead of serving: {Output}");
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        using var asking = Process.Start("kill", ["-TERM", $"{Id}"]);
        await _process.WaitForExitAsync(stop).WaitAsync(Patience, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static bool IsASetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal)
        || name.Contains("__", StringComparison.Ordinal) || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } heard) _address.TrySetResult(new Uri(heard.Groups[1].Value));
    }

    // As the plain log says it, and as the JSON log does.
    [GeneratedRegex("""(?:Now listening on: |"address":")(http://[^ "]+)""")]
    private static partial Regex Listening();
}
