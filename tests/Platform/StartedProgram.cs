using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Inclusion.Tests.Platform;

/// <summary>The program in a process of its own, as an operator starts it: nothing of this process is passed on but the path.</summary>
public sealed partial class StartedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private StartedProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output).TrimEnd();
    public string Errors => string.Join('\n', _errors).TrimEnd();
    public int ExitCode => _process.ExitCode;

    /// <param name="environment">Development, Production…</param>
    /// <param name="settings">By their names as environment variables.</param>
    /// <param name="arguments">As after <c>dotnet run --project api --</c>.</param>
    public static StartedProgram Start(string environment, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        // A suite run in the background of a script ignores Ctrl-C, and passes that on to what it starts: env takes it back.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])[.. program[1..], Path.Combine(AppContext.BaseDirectory, "Inclusion.Api.dll"), .. arguments]) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsASetting).ToList()) start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new StartedProgram(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."));
    }

    /// <summary>Runs a program that ends by itself.</summary>
    public static async Task<StartedProgram> RunAsync(string environment, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = Start(environment, settings, arguments);
        await program.EndAsync();
        return program;
    }

    /// <summary>Waits until it serves, and answers where.</summary>
    public async Task<Uri> AddressAsync()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_address.Task, ended).WaitAsync(Patience);
        return first == _address.Task ? new Uri(await _address.Task) : throw new InvalidOperationException($"It ended instead of serving: {Output}\n{Errors}");
    }

    /// <summary>Presses Ctrl-C and waits for the end.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -INT {_process.Id}"]);
        await kill.WaitForExitAsync();
        await EndAsync();
    }

    /// <summary>Ends it as the system does when it lacks memory: it learns nothing of it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private Task EndAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    private static bool IsASetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal)
        || name.Contains("__", StringComparison.Ordinal) || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } heard) _address.TrySetResult(heard.Groups[1].Value);
    }

    // As the log says it in Development, and as the JSON of elsewhere does.
    [GeneratedRegex("""(?:Now listening on: |"address":")(http://[^ "]+)""")]
    private static partial Regex Listening();
}
