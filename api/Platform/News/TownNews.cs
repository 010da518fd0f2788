using System.Collections.Concurrent;
using System.Data;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Npgsql;

namespace Inclusion.Platform.News;

/// <summary>
/// Hears what other operations have changed, on any node, as soon as they commit. PostgreSQL carries it (NOTIFY): a town, a
/// noun and an id, never a fact about anybody. What is heard is read by each listener under their own rights.
/// </summary>
/// <remarks>When the connection is lost something may have been missed, so every listener's stream ends: they open it again and read anew.</remarks>
public sealed partial class TownNews([FromKeyedServices(StorageInspection.Pool)] NpgsqlDataSource source, IServiceScopeFactory scopes, ILogger<TownNews> log) : BackgroundService
{
    private const int MostWaiting = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Channel<Heard>, (TerritoryId Town, string Noun)> _listeners = new();

    /// <summary>How many listen on this node.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>The ids of one noun that change from now on and that <paramref name="concerns"/> lets through, asked in a transaction of the listener's own.</summary>
    public async IAsyncEnumerable<TId> FollowAsync<TId>(
        Actor actor, Func<InclusionDb, TId, CancellationToken, Task<bool>> concerns, [EnumeratorCancellation] CancellationToken stop = default)
        where TId : struct, IId<TId>
    {
        var own = Channel.CreateBounded<Heard>(MostWaiting);
        _listeners[own] = (actor.Territory, GlobalId.NounOf(typeof(TId)));
        try
        {
            await foreach (var heard in own.Reader.ReadAllAsync(stop))
                if (await AskAsync(actor, TId.From(heard.Id), concerns, stop)) yield return TId.From(heard.Id);
        }
        finally
        {
            _listeners.TryRemove(own, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException)
            {
                LogLost(lost.GetType().Name);
                await Task.Delay(Patience, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                SendAway();
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, news) => Hear(news.Payload);
        await using (var listen = new NpgsqlCommand($"listen {NewsBoard.Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        // Who came since the connection was lost heard nothing either.
        SendAway();
        while (true) await connection.WaitAsync(stop);
    }

    private void SendAway()
    {
        foreach (var listener in _listeners.Keys) listener.Writer.TryComplete();
    }

    private void Hear(string payload)
    {
        if (Heard.Read(payload) is not { } heard) return;
        foreach (var (listener, (town, noun)) in _listeners)
        {
            if (town != heard.Town || noun != heard.Noun) continue;
            if (!listener.Writer.TryWrite(heard)) listener.Writer.TryComplete();
        }
    }

    private async Task<bool> AskAsync<TId>(Actor actor, TId id, Func<InclusionDb, TId, CancellationToken, Task<bool>> concerns, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var unit = scope.ServiceProvider.GetRequiredService<Unit>();
        await unit.BeginAsync(IsolationLevel.ReadCommitted, stop);
        var answer = await concerns(scope.ServiceProvider.GetRequiredService<InclusionDb>(), id, stop);
        await unit.CommitAsync(stop);
        return answer;
    }

    [LoggerMessage(LogLevel.Warning, "The news of the database is lost ({Fault}); it is listened to again.")]
    private partial void LogLost(string fault);

    private sealed record Heard(TerritoryId Town, string Noun, Guid Id)
    {
        public static Heard? Read(string payload) =>
            payload.Split(' ') is [var town, var noun, var id] && Guid.TryParse(town, out var territory) && Guid.TryParse(id, out var subject)
                ? new Heard(new TerritoryId(territory), noun, subject)
                : null;
    }
}
