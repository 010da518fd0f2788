using System.Text;
using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Access;

namespace Inclusion.Platform.Graph.Http;

/// <summary>What each scope of a partner's program opens, drawn from the contract: the committed <c>schema/CAPABILITIES.md</c>.</summary>
public static class CapabilitiesText
{
    private static readonly string[] Roots = ["Query", "Mutation", "Subscription"];

    public static string Of(ISchema schema)
    {
        schema.Initialize();
        var text = new StringBuilder("""
            # What a partner's program may do

            Written by `dotnet run --project api -- schema`; a test compares it with the contract. A program signs in with OAuth2 client
            credentials and is granted scopes by the town's administrator (`createPartnerClient`). On the rows it sees, the rule of each
            query applies besides: those it prescribed, those whom its structure follows.


            """);
        foreach (var (scope, meaning) in Scopes.All.OrderBy(each => each.Key, StringComparer.Ordinal))
            text.Append(string.Concat("## `", scope, "`\n\n", meaning, "\n\n", List(schema, rights => rights.Scopes.Contains(scope)), "\n"));
        text.Append("## Every program, whatever its scopes\n\n").Append(List(schema, rights => rights.SignedIn && rights != Rights.Wrapping));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string List(ISchema schema, Func<Rights, bool> isOpen)
    {
        var lines = from type in schema.AllTypes.OfType<IObjectGraphType>()
                    let fields = type.Fields.Where(field => isOpen(field.GetMetadata(RoomMembers.RightsKey, Rights.Closed))).Select(field => field.Name).Order(StringComparer.Ordinal).ToList()
                    where fields.Count > 0
                    orderby !Roots.Contains(type.Name), type.Name
                    select $"- {type.Name}: `{string.Join("`, `", fields)}`\n";
        return string.Concat(lines);
    }
}
