using System.Collections.Concurrent;

namespace Inclusion.Platform.Storage;

/// <summary>The facts of one operation, in the order they happened, and the telling of them.</summary>
public sealed class FactBoard(IServiceProvider services)
{
    private static readonly ConcurrentDictionary<Type, Func<IServiceProvider, IFact, CancellationToken, Task>> Tellers = new();
    private readonly Queue<IFact> _untold = new();
    private readonly List<IFact> _told = [];

    /// <summary>Facts already told to their listeners; subscriptions are fed from these after the commit.</summary>
    public IReadOnlyList<IFact> Told => _told;

    public void State(IFact fact) => _untold.Enqueue(fact);

    /// <summary>True while a fact waits to be told.</summary>
    public bool HasUntold => _untold.Count > 0;

    public void Forget()
    {
        _untold.Clear();
        _told.Clear();
    }

    public async Task TellNextAsync(CancellationToken stop)
    {
        var fact = _untold.Dequeue();
        _told.Add(fact);
        await Tellers.GetOrAdd(fact.GetType(), MakeTeller)(services, fact, stop);
    }

    private static Func<IServiceProvider, IFact, CancellationToken, Task> MakeTeller(Type fact) =>
        typeof(FactBoard).GetMethod(nameof(TellAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)?
            .MakeGenericMethod(fact).CreateDelegate<Func<IServiceProvider, IFact, CancellationToken, Task>>()
        ?? throw new InvalidOperationException("The teller is gone.");

    private static async Task TellAsync<TFact>(IServiceProvider services, IFact fact, CancellationToken stop) where TFact : IFact
    {
        foreach (var listener in services.GetServices<IListener<TFact>>()) await listener.HearAsync((TFact)fact, stop);
    }
}
