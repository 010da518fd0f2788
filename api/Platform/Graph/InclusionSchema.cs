using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Inclusion.Platform.Graph;

/// <summary>The contract: everything the rooms offer, joined.</summary>
public sealed class InclusionSchema : Schema
{
    private static readonly Lazy<InclusionSchema> Built = new(Build);

    /// <summary>The contract, built once a process and ready to be asked. It knows no service of a host: fields take theirs from the operation.</summary>
    public static InclusionSchema Whole => Built.Value;

    static InclusionSchema()
    {
        GlobalSwitches.EnableReadDescriptionFromXmlDocumentation = true;
        NodeIdGraphType.RegisterConversions(Rooms.Ids);
    }

    public InclusionSchema(IServiceProvider services)
        : base(services)
    {
        Query = new QueryRoot();
        if (UseCase.All.Count > 0) Mutation = new MutationRoot();
        if (Rooms.Subscriptions.Any()) Subscription = new SubscriptionRoot();
        foreach (var view in Rooms.Lookups.Values.Select(lookup => lookup.DeclaringType).OfType<Type>())
            this.RegisterType(typeof(RoomObject<>).MakeGenericType(view));
        this.RegisterVisitor<DescriptionTidier>();
    }

    /// <summary>It lives as long as the process, not as the host that asked for it first.</summary>
    [SuppressMessage("Usage", "CA2215", Justification = "A host that ends would take it from the next one.")]
    protected override void Dispose(bool disposing)
    {
    }

    private static InclusionSchema Build()
    {
        var makings = new ServiceCollection().AddSingleton<IGraphTypeMappingProvider, RoomMapping>();
        makings.AddGraphQL(graph => graph.AddSelfActivatingSchema<InclusionSchema>());
        var schema = makings.BuildServiceProvider().GetRequiredService<InclusionSchema>();
        schema.Initialize();
        return schema;
    }
}

/// <summary>The root of what can be asked.</summary>
public sealed class QueryRoot : ObjectGraphType
{
    public QueryRoot()
    {
        Name = "Query";
        Description = "What can be asked.";
        Rooms.Join(this, Rooms.Queries);
    }
}

/// <summary>The root of what can be followed, as GraphQL over SSE.</summary>
public sealed class SubscriptionRoot : ObjectGraphType
{
    public SubscriptionRoot()
    {
        Name = "Subscription";
        Description = "What can be followed, as GraphQL over server-sent events.";
        Rooms.Join(this, Rooms.Subscriptions);
    }
}

/// <summary>Finds anything again by its id.</summary>
public static class NodeQueries
{
    /// <summary>Refetches anything that has an identity. Null when nothing has this id, or when the caller may not see it.</summary>
    /// <param name="id">The identifier, as the contract gave it.</param>
    [Access.AllowsSignedIn]
    [OutputType(typeof(NodeInterface))]
    public static async Task<object?> NodeAsync(GlobalId id, IResolveFieldContext context)
    {
        var services = RoomMembers.Services(context);
        return NodeLookup.IsOpen(id.Noun, services.GetRequiredService<Access.Actor>()) ? await NodeLookup.FindAsync(id, services, context.CancellationToken) : null;
    }
}

/// <summary>Reads one noun by its global id, through the noun's own lookup.</summary>
public static class NodeLookup
{
    private static readonly FrozenDictionary<string, Access.Rights> Openness = Rooms.Lookups.ToFrozenDictionary(
        each => each.Key, each => RightsOf(each.Value.DeclaringType ?? throw new InvalidOperationException(each.Key)), StringComparer.Ordinal);

    /// <summary>Whether the caller may read at least the id of this noun. Of what is closed to them, not even that it exists is told.</summary>
    public static bool IsOpen(string noun, Access.Actor actor) => Openness.TryGetValue(noun, out var rights) && rights.Allow(actor);

    public static async Task<object?> FindAsync(GlobalId id, IServiceProvider services, CancellationToken stop)
    {
        if (!Rooms.Lookups.TryGetValue(id.Noun, out var lookup)) return null;
        var arguments = lookup.GetParameters().Select(parameter => Argument(parameter.ParameterType, id, services, stop)).ToArray();
        var task = MethodInvoker.Create(lookup).Invoke(null, arguments.AsSpan()) as Task
            ?? throw new InvalidOperationException($"{lookup.Name} must be asynchronous.");
        await task;
        return task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
    }

    private static Access.Rights RightsOf(Type view) =>
        view.GetProperty("Id") is { } id ? Access.Rights.DeclaredOn(id) ?? Access.Rights.Closed : Access.Rights.Closed;

    private static object? Argument(Type type, GlobalId id, IServiceProvider services, CancellationToken stop)
    {
        if (type == typeof(CancellationToken)) return stop;
        return type.IsAssignableTo(typeof(Storage.IId))
            ? type.GetMethod("From")?.Invoke(null, [id.Value])
            : services.GetRequiredService(type);
    }
}
