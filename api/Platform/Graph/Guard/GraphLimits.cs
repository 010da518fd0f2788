namespace Inclusion.Platform.Graph.Guard;

/// <summary>How much one request may ask. Every bound is included: the number itself still passes.</summary>
/// <remarks>
/// Counted before any validation rule runs, because the engine's own rules walk fragments without memory: a document
/// of 2 KB can keep them busy for many seconds. The values are the ones the contract publishes to integrators.
/// </remarks>
public sealed record GraphLimits
{
    /// <summary>Bytes of a request body.</summary>
    public int BodyBytes { get; init; } = 128 * 1024;

    /// <summary>Bytes of a document in UTF-8.</summary>
    public int DocumentBytes { get; init; } = 16 * 1024;

    /// <summary>Selections inside one another, through fragments.</summary>
    public int Depth { get; init; } = 30;

    /// <summary>Nodes of the syntax tree inside one another: bounds the parser's own recursion, values and types included.</summary>
    public int SyntaxDepth { get; init; } = 100;

    /// <summary>Selections as written.</summary>
    public int Selections { get; init; } = 400;

    /// <summary>Selections once every fragment is replaced by what it holds.</summary>
    public int ExpandedSelections { get; init; } = 1_000;

    /// <summary>Fields that answer to one name at one place, fragments expanded.</summary>
    public int SameNames { get; init; } = 30;

    public int Aliases { get; init; } = 40;

    public int Directives { get; init; } = 8;

    /// <summary>Variables declared in a document, and variables sent with it.</summary>
    public int Variables { get; init; } = 50;

    /// <summary>Values written in a document, or sent in its variables; a list counts each of its items.</summary>
    public int Values { get; init; } = 2_000;

    /// <summary>Lists and objects inside one another in a request's JSON.</summary>
    public int JsonDepth { get; init; } = 32;

    /// <summary>Errors returned; the others are dropped.</summary>
    public int Errors { get; init; } = 5;

    /// <summary>The greatest <c>first</c>; the smallest is 1.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Objects one operation may produce, as estimated before it runs: lists multiply what is below them.</summary>
    public long Cost { get; init; } = 10_000;

    /// <summary>Selections below <c>__schema</c> and <c>__type</c>, expanded. The standard introspection query has about 260.</summary>
    public int IntrospectionSelections { get; init; } = 500;

    /// <summary>Time of one execution, or of one event of a stream.</summary>
    public TimeSpan ExecutionTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Streams one person may hold open on one instance.</summary>
    public int StreamsPerPerson { get; init; } = 10;

    /// <summary>Events of one stream that may wait to be read or sent; a stream that falls further behind is closed.</summary>
    public int WaitingEvents { get; init; } = 32;

    /// <summary>A stream is completed after this long; the client comes back and is checked anew.</summary>
    public TimeSpan StreamLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two comments that keep an idle stream open.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
