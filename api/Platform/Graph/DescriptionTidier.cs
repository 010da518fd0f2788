using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Inclusion.Platform.Graph;

/// <summary>Descriptions come from the comments of the code, with its line breaks: in the contract they are plain sentences.</summary>
public sealed partial class DescriptionTidier : BaseSchemaNodeVisitor
{
    public override void VisitObject(IObjectGraphType type, ISchema schema) => type.Description = Tidy(type.Description);

    public override void VisitInputObject(IInputObjectGraphType type, ISchema schema) => type.Description = Tidy(type.Description);

    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => type.Description = Tidy(type.Description);

    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema) => value.Description = Tidy(value.Description);

    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => field.Description = Tidy(field.Description);

    public override void VisitInputObjectFieldDefinition(FieldType field, IInputObjectGraphType type, ISchema schema) => field.Description = Tidy(field.Description);

    public override void VisitObjectFieldArgumentDefinition(QueryArgument argument, FieldType field, IObjectGraphType type, ISchema schema) =>
        argument.Description = Tidy(argument.Description);

    private static string? Tidy(string? text) => text is null ? null : LineBreak().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
