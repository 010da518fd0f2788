using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>Counts what is written in a document, fragments not followed, and stops at the first limit passed.</summary>
internal sealed class WrittenCounts(GraphLimits limits)
{
    private int _selections;
    private int _aliases;
    private int _directives;
    private int _variables;
    private int _values;

    /// <exception cref="GraphRefusal">As soon as one count passes its limit.</exception>
    public void Add(ASTNode definition)
    {
        if (definition is not GraphQLExecutableDefinition executable) throw NotExecutable();

        Add(executable.Directives);
        if (definition is GraphQLOperationDefinition { Variables: { } variables }) Add(variables);
        Add(executable.SelectionSet);
    }

    private void Add(GraphQLVariablesDefinition variables)
    {
        foreach (var variable in variables)
        {
            if (++_variables > limits.Variables) throw TooMany(GraphCodes.TooManyVariables, limits.Variables, "variables");
            Add(variable.Directives);
            Add(variable.DefaultValue);
        }
    }

    private void Add(GraphQLSelectionSet? set)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            if (++_selections > limits.Selections) throw TooMany(GraphCodes.TooManySelections, limits.Selections, "sélections");
            if (selection is IHasDirectivesNode directed) Add(directed.Directives);
            if (selection is GraphQLField field) AddField(field);
            if (selection is GraphQLInlineFragment inline) Add(inline.SelectionSet);
        }
    }

    private void AddField(GraphQLField field)
    {
        if (field.Alias is not null && ++_aliases > limits.Aliases)
            throw TooMany(GraphCodes.TooManyAliases, limits.Aliases, "alias");

        Add(field.Arguments);
        Add(field.SelectionSet);
    }

    private void Add(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            if (++_directives > limits.Directives) throw TooMany(GraphCodes.TooManyDirectives, limits.Directives, "directives");
            Add(directive.Arguments);
        }
    }

    private void Add(GraphQLArguments? arguments)
    {
        foreach (var argument in arguments?.Items ?? [])
        {
            Add(argument.Value);
        }
    }

    private void Add(GraphQLValue? value)
    {
        if (value is null) return;
        if (++_values > limits.Values) throw TooMany(GraphCodes.TooManyValues, limits.Values, "valeurs");

        foreach (var item in (value as GraphQLListValue)?.Values ?? [])
        {
            Add(item);
        }

        foreach (var field in (value as GraphQLObjectValue)?.Fields ?? [])
        {
            Add(field.Value);
        }
    }

    private static GraphRefusal TooMany(string code, int limit, string what) =>
        new(code, $"Le document compte plus de {limit} {what}.");

    private static GraphRefusal NotExecutable() => new(
        GraphCodes.NotExecutable,
        "Le document ne doit contenir que des opérations et des fragments.");
}
