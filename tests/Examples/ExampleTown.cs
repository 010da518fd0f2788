using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Tests.Examples;

/// <summary>An invented town of its own, and the names that the examples call its people and things by.</summary>
internal sealed class ExampleTown
{
    private readonly Dictionary<string, IId> _ids = [];
    private readonly Dictionary<string, string> _names = [];

    public TerritoryId Id { get; } = TerritoryId.New();

    /// <summary>Every name, and the id that it stands for in the contract.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    public void Add(string name, IId id)
    {
        _ids.Add(name, id);
        _names.Add(name, GlobalId.Of(id).ToString());
    }

    /// <summary>A name that stands for a text and not for an id: a day's address, a code.</summary>
    public void AddText(string name, string text) => _names.Add(name, text);

    /// <summary>Who or what an earlier cast called so: <c>town.Of&lt;StructureId&gt;("structure.ccas")</c>.</summary>
    public TId Of<TId>(string name) where TId : struct, IId<TId> =>
        _ids.TryGetValue(name, out var id) ? TId.From(id.Value) : throw new KeyNotFoundException($"No cast has made « {name} ».");

    /// <summary>Lets the examples name another town's things: its <c>structure.ccas</c> is here <c>stranger.structure</c>.</summary>
    public void Neighbours(ExampleTown stranger)
    {
        foreach (var (name, id) in stranger._ids) _names.TryAdd($"stranger.{name.Split('.')[0]}", GlobalId.Of(id).ToString());
    }
}

/// <summary>What one room adds to the invented town. A class named <c>&lt;Room&gt;Cast</c> is found by itself.</summary>
internal interface IExampleCast
{
    /// <summary>The number of the room's first migration: rooms on the left enter first.</summary>
    int Order { get; }

    /// <summary>Adds the room's people and things by name. Runs in one operation of the town, which is committed after it.</summary>
    /// <param name="town">The town, with what the rooms on the left have added.</param>
    /// <param name="house">The services of that operation: <c>InclusionDb</c>, <c>IClock</c>…</param>
    /// <param name="stop">Ends it.</param>
    Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop);
}
