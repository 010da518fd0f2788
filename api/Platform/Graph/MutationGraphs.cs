using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Inclusion.Platform.Access;

namespace Inclusion.Platform.Graph;

/// <summary>Every business refusal that a mutation can return. A test compares the list with the compiled code.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefusesAttribute(params Type[] refusals) : Attribute
{
    public Type[] Refusals { get; } = refusals;
}

/// <summary>One use case as the contract sees it: <c>BookAppointmentMutation.BookAppointmentAsync</c> is « bookAppointment ».</summary>
public sealed class UseCase
{
    private UseCase(Type room, MethodInfo method, Type view)
    {
        Room = room;
        Method = method;
        View = view;
        Name = room.Name[..^"Mutation".Length].ToCamelCase();
        Input = method.GetParameters().Single(parameter => parameter.ParameterType.Name.EndsWith("Input", StringComparison.Ordinal)).ParameterType;
        Refusals = room.GetCustomAttribute<RefusesAttribute>()?.Refusals ?? [];
        Rights = Rights.DeclaredOn(method) ?? Rights.Closed;
        NeedsFreshSignIn = room.IsDefined(typeof(NeedsFreshSignInAttribute), false);
    }

    public Type Room { get; }
    public MethodInfo Method { get; }
    public Type View { get; }
    public Type Input { get; }
    public string Name { get; }
    public IReadOnlyList<Type> Refusals { get; }
    public Rights Rights { get; }

    /// <summary>True when a person idle for 15 minutes must confirm who they are first.</summary>
    public bool NeedsFreshSignIn { get; }

    /// <summary>The payload's name for what was changed: the view's noun.</summary>
    public string Changed => RoomMembers.NounOf(View).ToCamelCase();

    public static UseCase Of(Type room)
    {
        var name = $"{room.Name[..^"Mutation".Length]}Async";
        var method = room.GetMethod(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{room.Name} has no public static {name}.");
        var outcome = Rooms.Unwrap(method.ReturnType);
        if (!outcome.IsGenericType || outcome.GetGenericTypeDefinition() != typeof(Outcome<>))
            throw new InvalidOperationException($"{room.Name}.{name} must return Task<Outcome<…Type>>.");
        return new UseCase(room, method, outcome.GetGenericArguments()[0]);
    }

    /// <summary>Every use case of the house.</summary>
    public static IReadOnlyList<UseCase> All { get; } = [.. Rooms.Mutations.Select(Of)];
}

/// <summary>The root of what can be changed: one field a use case, each with one input and one payload of its own.</summary>
public sealed class MutationRoot : ObjectGraphType
{
    public MutationRoot()
    {
        Name = "Mutation";
        Description = "What can be changed. One root field a document; every request carries an `Idempotency-Key` header.";
        foreach (var useCase in UseCase.All) AddField(FieldOf(useCase));
    }

    private static FieldType FieldOf(UseCase useCase) => RoomMembers.WithRights(RoomMembers.Marked(new FieldType
    {
        Name = useCase.Name,
        Description = useCase.Room.Description(),
        ResolvedType = new NonNullGraphType(new PayloadGraph(useCase)),
        Arguments = [new QueryArgument(typeof(NonNullGraphType<>).MakeGenericType(typeof(AutoRegisteringInputObjectGraphType<>).MakeGenericType(useCase.Input)))
        {
            Name = "input", Description = "What is asked.",
        }],
        Resolver = new MutationResolver(useCase),
    }, useCase.Room), useCase.Rights);
}

/// <summary>What a mutation answers: the thing changed (null when refused), then its errors (empty when done).</summary>
public sealed class PayloadGraph : ObjectGraphType<IOutcome>
{
    public PayloadGraph(UseCase useCase)
    {
        var pascal = useCase.Name.ToPascalCase();
        Name = $"{pascal}Payload";
        Description = $"What `{useCase.Name}` answers.";
        AddField(RoomMembers.WithRights(new FieldType
        {
            Name = useCase.Changed,
            Description = "What was changed; null when refused.",
            Type = typeof(RoomObject<>).MakeGenericType(useCase.View),
            Resolver = new FuncFieldResolver<IOutcome, object>(context => context.Source.Untyped),
        }, Rights.Wrapping));
        AddField(RoomMembers.WithRights(new FieldType
        {
            Name = "errors",
            Description = "Why it was refused; empty when done.",
            ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(Union(useCase, pascal)))),
            Resolver = new FuncFieldResolver<IOutcome, object>(context => context.Source.Refusals),
        }, Rights.Wrapping));
    }

    private static UnionGraphType Union(UseCase useCase, string pascal)
    {
        var union = new UnionGraphType { Name = $"{pascal}Error", Description = $"Why `{useCase.Name}` can be refused." };
        foreach (var refusal in useCase.Refusals.Prepend(typeof(KeyReused)).Distinct()) union.Type(typeof(RefusalObject<>).MakeGenericType(refusal));
        return union;
    }
}
