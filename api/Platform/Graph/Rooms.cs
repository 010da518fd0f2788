using System.Collections.Frozen;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Inclusion.Platform.Graph;

/// <summary>What the rooms offer the contract, found by the names of their classes: <c>…Queries</c>, <c>…Mutation</c>, <c>…Fields</c>, <c>…Subscription</c>, <c>…Type</c>.</summary>
public static class Rooms
{
    private static readonly Type[] All = [.. ProductTypes.All.Where(type => type.IsClass)];

    private static readonly ILookup<Type, Type> Fields = All
        .Where(type => IsStatic(type) && type.IsDefined(typeof(FieldsOfAttribute), false))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .ToLookup(type => type.GetCustomAttribute<FieldsOfAttribute>()?.View ?? throw new InvalidOperationException("No view."));

    public static IEnumerable<Type> Queries => Static("Queries");
    public static IEnumerable<Type> Mutations => Static("Mutation");
    public static IEnumerable<Type> Subscriptions => Static("Subscription");
    public static IEnumerable<Type> Loaders => All.Where(type => !type.IsAbstract && type.Name.EndsWith("Loaders", StringComparison.Ordinal));

    /// <summary>The typed ids of the house.</summary>
    public static IEnumerable<Type> Ids => ProductTypes.Implementing(typeof(Storage.IId));

    /// <summary>How each noun is found again by its id.</summary>
    public static FrozenDictionary<string, MethodInfo> Lookups { get; } = All
        .Where(type => type.Name.EndsWith("Type", StringComparison.Ordinal) && !type.IsAbstract)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.IsDefined(typeof(LookupAttribute), false))
        .ToFrozenDictionary(method => RoomMembers.NounOf(method.DeclaringType ?? typeof(Rooms)), StringComparer.Ordinal);

    public static IEnumerable<Type> FieldsOf(Type view) => Fields[view];

    /// <summary>The fields of one room's static class.</summary>
    public static IEnumerable<FieldType> Read(Type room) =>
        (Activator.CreateInstance(typeof(RoomFields<>).MakeGenericType(room)) as IComplexGraphType ?? throw new InvalidOperationException(room.Name)).Fields;

    /// <summary>A field that answers with a connection takes the arguments of one.</summary>
    public static FieldType ShapeConnection(FieldType field, MemberInfo member)
    {
        if (member is not MethodInfo method || !IsConnection(Unwrap(method.ReturnType))) return field;
        field.Arguments ??= [];
        field.Arguments.Add(new QueryArgument<IntGraphType>
        {
            Name = "first",
            DefaultValue = Page.Default,
            Description = "How many rows, 1 to 100.",
        });
        field.Arguments.Add(new QueryArgument<StringGraphType> { Name = "after", Description = "Go on after this cursor." });
        return field;
    }

    /// <summary>Adds every room's fields to a root type, and refuses a name offered twice.</summary>
    public static void Join(ObjectGraphType root, IEnumerable<Type> rooms)
    {
        foreach (var room in rooms)
            foreach (var field in Read(room))
            {
                if (root.HasField(field.Name)) throw new InvalidOperationException($"{room.Name} offers « {field.Name} », which another room offers too.");
                root.AddField(field);
            }
    }

    public static Type Unwrap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is { } open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static bool IsConnection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>);
    private static bool IsStatic(Type type) => type.IsAbstract && type.IsSealed;

    private static IEnumerable<Type> Static(string ending) =>
        All.Where(type => IsStatic(type) && type.Name.EndsWith(ending, StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal);
}
