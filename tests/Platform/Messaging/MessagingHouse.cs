using System.Collections.Concurrent;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Tests.Platform.Sealing;
using Inclusion.Tests.Portal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Inclusion.Tests.Platform.Messaging;

/// <summary>The outbox and its workers as one process has them, on a real database, with a town to write for.</summary>
internal sealed class MessagingHouse : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 7, 7, 0);

    private readonly IHost _host;

    private MessagingHouse(IHost host, TestDatabase database, TerritoryId town, MovableClock clock, KeptLog log) =>
        (_host, Database, Town, Clock, Log) = (host, database, town, clock, log);

    public TestDatabase Database { get; }
    public TerritoryId Town { get; }
    public MovableClock Clock { get; }
    public KeptLog Log { get; }
    public IServiceProvider Services => _host.Services;
    public Greetings Greetings => Services.GetRequiredService<Greetings>();

    /// <param name="workers">True: the workers run by themselves, on the real clock; false: the test has messages delivered.</param>
    /// <param name="town">A town that another house has made; null: a new one.</param>
    public static async Task<MessagingHouse> OpenAsync(
        TestDatabase database, CancellationToken stop, Dictionary<string, string?>? settings = null, bool workers = false, string environment = "Production", TerritoryId? town = null)
    {
        var (clock, log) = (new MovableClock(Start), new KeptLog());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings ?? []).AddInMemoryCollection([new("Jobs:Enabled", workers ? "true" : "false")]);
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        StorageStart.Use(builder.Services, database.Application);
        builder.Services.AddInclusionOperations().AddSealingWithAKeyOfItsOwn().AddResidentLinksOfItsOwn().AddInclusionGraph().AddInclusionMessaging(builder.Configuration, builder.Environment);
        if (!workers) builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(clock));
        builder.Services.AddSingleton<Greetings>().AddScoped<GreetingMessage>().AddSingleton(MessageKind.Of(typeof(GreetingMessage)));
        var host = builder.Build();
        var id = town ?? await FoundAsync(database, stop);
        if (workers) await host.StartAsync(stop);
        return new MessagingHouse(host, database, id, clock, log);
    }

    /// <summary>What a mail server at this port is set up with.</summary>
    public static Dictionary<string, string?> Mail(int port, string security = "None", params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:Security"] = security,
        };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    /// <summary>Does something as an operation of the town does, and commits.</summary>
    public Task<T> ActAsync<T>(Func<IServiceProvider, Task<T>> act, CancellationToken stop, Actor? actor = null) => ActAsync(act, true, stop, actor);

    /// <summary>Orders a greeting about a new subject.</summary>
    public Task<MessageReceiptId> OrderAsync(RenderedMessage? text, CancellationToken stop, Instant? notBefore = null) =>
        OrderAsync(StructureId.New(), null, text, stop, notBefore);

    public async Task<MessageReceiptId> OrderAsync(StructureId subject, ProfessionalId? recipient, RenderedMessage? text, CancellationToken stop, Instant? notBefore = null)
    {
        Greetings.Say(subject.Value, text);
        var posting = new Posting(subject, recipient, Sequence: 2, notBefore);
        return await ActAsync(services => services.GetRequiredService<Outbox>().EnqueueAsync<GreetingMessage>(posting, stop), stop);
    }

    /// <summary>Has everything delivered that is due by the house's clock; gives how many were tried.</summary>
    public Task<int> DeliverAsync(CancellationToken stop) => Services.GetRequiredService<OutboxWorker>().DeliverDueAsync(stop);

    public Task<MessageReceipt?> ReceiptAsync(MessageReceiptId id, CancellationToken stop) => ActAsync(async services =>
        await services.GetRequiredService<InclusionDb>().MessageReceipts.FindAsync([Town, id], stop), stop);

    /// <summary>How the queue's row stands: « QUEUED 2 SERVER_BUSY », or null when it is gone.</summary>
    public async Task<string?> QueueAsync(MessageReceiptId id, CancellationToken stop)
    {
        var row = await Database.AskAsync<string>("select coalesce((select concat_ws(' ', state, attempts, last_fault) from outbox where id = $1), '')", stop, id.Value);
        return row.Length == 0 ? null : row;
    }

    public async Task<T> ActAsync<T>(Func<IServiceProvider, Task<T>> act, bool commit, CancellationToken stop, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? Actor.System(Town);
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(System.Data.IsolationLevel.ReadCommitted, stop);
        var result = await act(scope.ServiceProvider);
        if (commit) await unit.CommitAsync(stop);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<TerritoryId> FoundAsync(TestDatabase database, CancellationToken stop)
    {
        var town = TerritoryId.New();
        await using var found = database.Looking.CreateCommand("""
            insert into territory (territory_id, name, insee_code, time_zone, holiday_region, public_key, telephone, sender_address)
            values ($1, 'Ville de Saint-Ébremond', '49007', 'Europe/Paris', 'MAINLAND', $2, '+33241000000', 'rendez-vous@saint-ebremond.example')
            """);
        found.Parameters.Add(new() { Value = town.Value });
        found.Parameters.Add(new() { Value = $"key-{town.Value:N}" });
        await found.ExecuteNonQueryAsync(stop);
        return town;
    }
}

/// <summary>Everything that was logged, whatever its level, with every exception's whole text.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose() => _lines.Clear();
}
