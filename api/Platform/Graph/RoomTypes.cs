using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Access;

namespace Inclusion.Platform.Graph;

/// <summary>How a member of a room becomes a field: its rights are written on it, and what is not an argument comes from the house.</summary>
public static class RoomMembers
{
    public const string RightsKey = "rights";

    /// <summary>The view's noun: <c>AppointmentType</c> shows an « Appointment ».</summary>
    public static string NounOf(Type view) => view.Name[..^"Type".Length];

    public static FieldType WithRights(FieldType field, Rights rights)
    {
        field.Metadata[RightsKey] = rights;
        return field;
    }

    public static FieldType Declare(FieldType field, MemberInfo member) =>
        WithRights(Marked(field, member), Rights.DeclaredOn(member) ?? Rights.Closed);

    /// <summary>Tells the guard which fields try a code.</summary>
    public static FieldType Marked(FieldType field, MemberInfo member)
    {
        if (member.IsDefined(typeof(ChecksCodeAttribute), false)) field.Metadata[Guard.FieldMarks.CodeCheck] = true;
        return field;
    }

    /// <summary>True for what a method asks of the house rather than of the client.</summary>
    public static bool IsFromTheHouse(Type type) =>
        type == typeof(Actor) || type.IsInterface && type.Namespace?.StartsWith("NodaTime", StringComparison.Ordinal) is true
        || type.IsClass && (type.Name.EndsWith("Loaders", StringComparison.Ordinal) || type.Name.EndsWith("Db", StringComparison.Ordinal)
            || type.Namespace?.StartsWith("Inclusion.Platform", StringComparison.Ordinal) is true && !IsAsked(type));

    private static bool IsAsked(Type type) => type == typeof(Page) || type.Name.EndsWith("Input", StringComparison.Ordinal);

    /// <summary>Where a parameter's value comes from, when the client does not give it; null when it is an argument.</summary>
    public static LambdaExpression? Source<TParameter>(Type? view)
    {
        var type = typeof(TParameter);
        if (type == view) return (Expression<Func<IResolveFieldContext, TParameter>>)(context => (TParameter)Demand(context.Source));
        if (type == typeof(Page)) return (Expression<Func<IResolveFieldContext, TParameter>>)(context => (TParameter)(object)Page.Of(context));
        if (IsFromTheHouse(type))
            return (Expression<Func<IResolveFieldContext, TParameter>>)(context => (TParameter)Demand(Services(context).GetService(type)));
        return null;
    }

    public static IServiceProvider Services(IResolveFieldContext context) =>
        context.RequestServices ?? throw new InvalidOperationException("No service scope was given to this operation.");

    private static object Demand(object? value) =>
        value ?? throw new InvalidOperationException("The house lacks what a field asks for.");
}

/// <summary>What a client sees of a noun: each public member of the view is a field, joined by the fields that rooms on the right add.</summary>
public sealed class RoomObject<TView> : AutoRegisteringObjectGraphType<TView>
{
    private static readonly bool IsNode = typeof(TView).GetProperty("Id")?.PropertyType.IsAssignableTo(typeof(Storage.IId)) is true;

    public RoomObject()
    {
        IsTypeOf = value => value is TView;
        if (IsNode) Interface<NodeInterface>();
    }

    protected override void ConfigureGraph()
    {
        base.ConfigureGraph();
        Name = RoomMembers.NounOf(typeof(TView));
    }

    protected override IEnumerable<FieldType> ProvideFields()
    {
        foreach (var field in base.ProvideFields()) yield return field;
        foreach (var room in Rooms.FieldsOf(typeof(TView)))
            foreach (var field in Rooms.Read(room)) yield return field;
    }

    /// <summary>A view's static members are the house's (its lookup), not the contract's.</summary>
    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        base.GetRegisteredMembers().Where(member => member is not MethodInfo { IsStatic: true });

    protected override FieldType? CreateField(MemberInfo memberInfo) =>
        base.CreateField(memberInfo) is { } field ? RoomMembers.Declare(Rooms.ShapeConnection(field, memberInfo), memberInfo) : null;

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo) =>
        RoomMembers.Source<TParameterType>(null) is { } source
            ? new ArgumentInformation(parameterInfo, typeof(TView), fieldType, GetTypeInformation(parameterInfo), source)
            : base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo);
}

/// <summary>The static members of a room's class, read as fields: queries of the root, or fields added to a view on the left.</summary>
public sealed class RoomFields<TRoom> : AutoRegisteringObjectGraphType<TRoom>
{
    private static readonly Type? View = typeof(TRoom).GetCustomAttribute<FieldsOfAttribute>()?.View;

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        typeof(TRoom).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);

    protected override FieldType? CreateField(MemberInfo memberInfo) =>
        base.CreateField(memberInfo) is { } field ? RoomMembers.Declare(Rooms.ShapeConnection(field, memberInfo), memberInfo) : null;

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo) =>
        RoomMembers.Source<TParameterType>(View) is { } source
            ? new ArgumentInformation(parameterInfo, typeof(object), fieldType, GetTypeInformation(parameterInfo), source)
            : base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo);
}

/// <summary>Adds the static methods of a room on the right to a view of a room on its left.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FieldsOfAttribute(Type view) : Attribute
{
    public Type View { get; } = view;
}

/// <summary>The field, or the mutation, tries a code that somebody could guess: an operation may ask it once.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ChecksCodeAttribute : Attribute;

/// <summary>Marks the static method of a view that finds it by its id, under the same rights as everywhere: <c>node(id:)</c> goes through it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LookupAttribute : Attribute;

/// <summary>What the contract can refetch by its id.</summary>
public sealed class NodeInterface : InterfaceGraphType
{
    public NodeInterface()
    {
        Name = "Node";
        Description = "Something with an identity, refetchable through `node(id:)` under the same rights as everywhere.";
        AddField(RoomMembers.WithRights(new FieldType
        {
            Name = "id",
            Type = typeof(NonNullGraphType<NodeIdGraphType>),
            Description = "Its identifier.",
        }, Rights.Wrapping));
    }
}
