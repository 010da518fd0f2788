using System.Collections.Concurrent;
using System.Security.Claims;
using GraphQL;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Whether listeners may still listen, and which scopes their events were read in.</summary>
internal sealed class TinyRights
{
    public bool Withdrawn { get; set; }
    public TimeSpan Delay { get; set; }
    public ConcurrentBag<IServiceProvider> Scopes { get; } = [];

    public async Task<ExecutionResult?> ReadAsync(
        IServiceProvider services, ClaimsPrincipal user, Func<Task<ExecutionResult>> read, CancellationToken stop)
    {
        Scopes.Add(services);
        await Task.Delay(Delay, stop);
        return Withdrawn || user.Identity?.IsAuthenticated is not true ? null : await read();
    }
}

/// <summary>Keeps what was logged.</summary>
internal sealed class TinyLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
    public void Dispose() => Lines.Clear();

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
