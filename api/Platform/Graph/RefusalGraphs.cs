using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Access;

namespace Inclusion.Platform.Graph;

/// <summary>What every business refusal says.</summary>
public sealed class UserErrorInterface : InterfaceGraphType<Refusal>
{
    public UserErrorInterface()
    {
        Name = "UserError";
        Description = "A business refusal: the type's name is its code, the message is for a person.";
        Add<NonNullGraphType<StringGraphType>>("message", "A sentence in French for a person: what is refused and what to do next.");
        Add<ListGraphType<NonNullGraphType<StringGraphType>>>("path", "The input field at fault, from the input's root; empty when it is the whole.");
    }

    private void Add<TGraph>(string name, string description) where TGraph : IGraphType =>
        AddField(RoomMembers.WithRights(new FieldType { Name = name, Type = typeof(TGraph), Description = description }, Rights.Wrapping));
}

/// <summary>One refusal in the contract: its message, its path, and what it knows.</summary>
public sealed class RefusalObject<TRefusal> : AutoRegisteringObjectGraphType<TRefusal> where TRefusal : Refusal
{
    public RefusalObject()
    {
        IsTypeOf = value => value is TRefusal;
        Interface<UserErrorInterface>();
    }

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        typeof(TRefusal).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name is not (nameof(Refusal.Message) or nameof(Refusal.Path)));

    protected override IEnumerable<FieldType> ProvideFields()
    {
        yield return Text("message", typeof(NonNullGraphType<StringGraphType>), "A sentence in French for a person: what is refused and what to do next.", refusal => refusal.Message);
        yield return Text("path", typeof(ListGraphType<NonNullGraphType<StringGraphType>>), "The input field at fault, from the input's root; empty when it is the whole.", refusal => refusal.Path);
        foreach (var field in base.ProvideFields()) yield return RoomMembers.WithRights(field, Rights.Wrapping);
    }

    private static FieldType Text(string name, Type type, string description, Func<Refusal, object> read) => RoomMembers.WithRights(new FieldType
    {
        Name = name,
        Type = type,
        Description = description,
        Resolver = new GraphQL.Resolvers.FuncFieldResolver<TRefusal, object>(context => read(context.Source)),
    }, Rights.Wrapping);
}
