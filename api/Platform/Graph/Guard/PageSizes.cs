using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Reads the <c>first</c> of a field, wherever its value was written, and refuses one out of range.</summary>
internal sealed class PageSizes(ValidationContext context, GraphLimits limits)
{
    private const string First = "first";

    /// <summary>The page's size, or null for a field without <c>first</c>.</summary>
    /// <remarks>An explicit null means "as if not sent": it is replaced by the default here, so that no resolver meets it.</remarks>
    /// <exception cref="GraphRefusal">Below 1 or above <see cref="GraphLimits.PageSize"/>.</exception>
    public long? Of(GraphQLField field, FieldType definition)
    {
        var argument = definition.Arguments?.Find(First);
        if (argument is null) return null;

        var size = Sent(field) ?? Default(field, argument);
        if (size < 1 || size > limits.PageSize) throw OutOfRange(field);
        return size;
    }

    private long? Sent(GraphQLField field)
    {
        if (context.ArgumentValues is null || !context.ArgumentValues.TryGetValue(field, out var values)) return null;
        if (!values.TryGetValue(First, out var sent) || sent.Value is null) return null;
        return Convert.ToInt64(sent.Value, CultureInfo.InvariantCulture);
    }

    private long Default(GraphQLField field, QueryArgument argument)
    {
        if (argument.DefaultValue is null) return limits.PageSize;
        if (context.ArgumentValues is not null && context.ArgumentValues.TryGetValue(field, out var values))
            values[First] = new ArgumentValue(argument.DefaultValue, ArgumentSource.FieldDefault);

        return Convert.ToInt64(argument.DefaultValue, CultureInfo.InvariantCulture);
    }

    private GraphRefusal OutOfRange(GraphQLField field) => new GraphRefusal(
        GraphCodes.FirstOutOfRange,
        $"« first » doit être un entier de 1 à {limits.PageSize}.").At(field, context.Document);
}
