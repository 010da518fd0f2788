using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Inclusion.Platform.Storage;

namespace Inclusion.Platform.Graph;

/// <summary>The contract's <c>ID</c>. An id of the wrong noun is read as an id that nothing has: « forbidden » and « absent » look alike.</summary>
public sealed class NodeIdGraphType : ScalarGraphType
{
    public NodeIdGraphType()
    {
        Name = "ID";
        Description = "An opaque identifier. Refetch what it identifies with `node(id:)`; never build or take apart one.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Read((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => Read(text),
        GlobalId id => id,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        IId id => GlobalId.Of(id).ToString(),
        GlobalId id => id.ToString(),
        _ => ThrowSerializationError(value),
    };

    private static object Read(string text) =>
        GlobalId.Parse(text) ?? throw new FormatException("Cet identifiant n'a pas la forme d'un identifiant.");

    /// <summary>Teaches GraphQL.NET to turn a global id into each typed id of the house.</summary>
    public static void RegisterConversions(IEnumerable<Type> idTypes)
    {
        foreach (var type in idTypes)
        {
            var noun = GlobalId.NounOf(type);
            var from = type.GetMethod("From") ?? throw new InvalidOperationException($"{type.Name} has no From.");
            var make = System.Reflection.MethodInvoker.Create(from);
            ValueConverter.Register(typeof(GlobalId), type, value =>
            {
                var id = (GlobalId)value;
                return make.Invoke(null, id.Noun == noun ? id.Value : Guid.Empty) ?? throw new InvalidOperationException("From gave nothing.");
            });
        }
    }
}
