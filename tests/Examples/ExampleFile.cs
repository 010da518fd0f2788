using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;

namespace Inclusion.Tests.Examples;

/// <summary>One operation of an example, with the fragments that it uses.</summary>
/// <param name="Role">Who sends it, as its header says (« socialWorker », « partner »).</param>
/// <param name="Variables">The names of those that it declares.</param>
/// <param name="Fields">Its root fields.</param>
internal sealed record ExampleOperation(string Name, OperationType Kind, string Text, string Role, IReadOnlyList<string> Variables, IReadOnlyList<string> Fields);

/// <summary>An example as it stands in <c>schema/examples</c>; its README says how one is written.</summary>
internal sealed partial class ExampleFile
{
    private ExampleFile(string path, string text, JsonObject variables, JsonNode? expected)
    {
        (Path, Variables, Expected) = (path, variables, expected);
        var parts = System.IO.Path.GetFileName(path).Split('.');
        (Room, UseCase, IsRefused) = (System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path) ?? ""), parts[0], parts.Contains("refused"));
        Operations = Read(text);
        Refused = [.. Header(text, "Refused").FirstOrDefault()?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
    }

    /// <summary>Below <c>schema/examples</c>: « Territories/openStructure.refused.graphql ».</summary>
    public string Path { get; }
    public string Room { get; }
    public string UseCase { get; }
    public bool IsRefused { get; }
    public JsonObject Variables { get; }

    /// <summary>What the last operation must answer; null when nothing is expected of it.</summary>
    public JsonNode? Expected { get; }

    /// <summary>The error types that the header announces.</summary>
    public IReadOnlyList<string> Refused { get; }
    public IReadOnlyList<ExampleOperation> Operations { get; }

    /// <summary>Reads a document and the files beside it.</summary>
    public static ExampleFile Load(string root, string path)
    {
        var stem = System.IO.Path.Combine(root, path[..^".graphql".Length]);
        return Parse(path, File.ReadAllText(System.IO.Path.Combine(root, path)), TextOf($"{stem}.json"), TextOf($"{stem}.expect.json"));
    }

    public static ExampleFile Parse(string path, string text, string? variables = null, string? expected = null) =>
        new(path, text, variables is null ? [] : JsonNode.Parse(variables)?.AsObject() ?? [], expected is null ? null : JsonNode.Parse(expected));

    private static string? TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static List<ExampleOperation> Read(string text)
    {
        var document = Parser.Parse(text);
        var fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(each => each.FragmentName.Name.StringValue, each => Slice(text, each));
        var (operations, role, from) = (new List<ExampleOperation>(), "", 0);
        foreach (var definition in document.Definitions)
        {
            role = Header(text[from..definition.Location.Start], "As").LastOrDefault() ?? role;
            from = definition.Location.Start + Slice(text, definition).Length;
            if (definition is GraphQLOperationDefinition operation) operations.Add(Of(operation, text, role, fragments));
        }

        return operations;
    }

    private static ExampleOperation Of(GraphQLOperationDefinition operation, string text, string role, Dictionary<string, string> fragments) => new(
        operation.Name?.StringValue ?? throw new FormatException("An operation of an example has a name."), operation.Operation,
        WithFragments(Slice(text, operation), fragments), role,
        [.. operation.Variables?.Items.Select(each => each.Variable.Name.StringValue) ?? []],
        [.. operation.SelectionSet.Selections.OfType<GraphQLField>().Select(each => each.Name.StringValue)]);

    private static string WithFragments(string operation, Dictionary<string, string> fragments)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var whole = operation;
        for (var more = true; more;)
        {
            var next = Spread().Matches(whole).Select(match => match.Groups[1].Value).Where(name => fragments.ContainsKey(name) && used.Add(name)).ToList();
            whole = string.Join("\n\n", next.Select(name => fragments[name]).Prepend(whole));
            more = next.Count > 0;
        }

        return whole;
    }

    /// <summary>The parser counts the comments that follow a definition as its own; they are the next one's header.</summary>
    private static string Slice(string text, ASTNode node) => Trailing().Replace(text[node.Location.Start..node.Location.End], "");

    private static IEnumerable<string> Header(string text, string word) =>
        text.Split('\n').Where(line => line.StartsWith($"# {word}:", StringComparison.Ordinal)).Select(line => line[(word.Length + 3)..].Trim());

    [GeneratedRegex(@"(\s*\n\s*#[^\n]*)*\s*\z")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\.\.\.\s*([A-Z]\w*)")]
    private static partial Regex Spread();
}
