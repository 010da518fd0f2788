using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Inclusion.Platform.Access;

namespace Inclusion.Platform.Graph;

/// <summary>Every field of a document is allowed to its caller, or the document is refused as a whole. What declares no right is closed.</summary>
public sealed class RightsRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var actor = context.RequestServices?.GetRequiredService<Actor>() ?? Actor.Nobody;
        return new(new MatchingNodeVisitor<GraphQLField>((node, at) =>
        {
            var field = at.TypeInfo.GetFieldDef();
            if (field is null || field.Name.StartsWith("__", StringComparison.Ordinal) || at.TypeInfo.GetParentType()?.GetNamedType().Name.StartsWith("__", StringComparison.Ordinal) is true) return;
            var rights = field.GetMetadata<Rights?>(RoomMembers.RightsKey) ?? Rights.Closed;
            if (!rights.Allow(actor)) at.ReportError(new FieldForbidden(at, node, actor));
        }));
    }
}

/// <summary>The caller may not use a field.</summary>
public sealed class FieldForbidden : ValidationError
{
    public FieldForbidden(ValidationContext context, GraphQLField node, Actor actor)
        : base(context.Document.Source, null, actor.IsSignedIn
            ? $"Vos droits ne permettent pas « {node.Name.StringValue} ». Demandez à l'administrateur de votre collectivité."
            : "Identifiez-vous d'abord.", node) => Code = actor.IsSignedIn ? "FORBIDDEN" : "UNAUTHENTICATED";
}
