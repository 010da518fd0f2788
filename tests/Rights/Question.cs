using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;

namespace Inclusion.Tests.Rights;

/// <summary>A document being written, one field a line, so that an error's line tells which field it is about.</summary>
internal sealed class Question(string kind)
{
    private readonly List<string> _lines = [];
    private readonly List<string> _declared = [];
    private readonly Dictionary<int, string> _fieldAt = [];

    public JsonObject Variables { get; } = [];

    public string Text => new StringBuilder(kind).Append(_declared.Count > 0 ? $"({string.Join(", ", _declared)})" : "").Append(" {\n").AppendJoin('\n', _lines).Append("\n}").ToString();

    public void Open(string line) => _lines.Add($"{line} {{");

    public void Close() => _lines.Add("}");

    /// <param name="name">The field's name in the matrix.</param>
    public void Ask(string name, FieldType field, JsonObject arguments, string selection)
    {
        var given = arguments.Select(each => $"{each.Key}: {Declare(field, each.Key, each.Value)}").ToList();
        _lines.Add($"{field.Name}{(given.Count > 0 ? $"({string.Join(", ", given)})" : "")}{selection}");
        _fieldAt[_lines.Count + 1] = name;
    }

    /// <summary>What the answer says against each field: its name and the error's code; errors about other lines come without a name.</summary>
    public ILookup<string, string> ErrorsOf(JsonElement answer) =>
        (answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().ToList() : []).ToLookup(
            error => error.TryGetProperty("locations", out var at) ? _fieldAt.GetValueOrDefault(at[0].GetProperty("line").GetInt32(), "") : "",
            error => error.GetProperty("extensions").GetProperty("code").GetString() ?? "");

    private string Declare(FieldType field, string argument, JsonNode? value)
    {
        var name = $"v{_declared.Count}";
        var type = field.Arguments?.Find(argument)?.ResolvedType ?? throw new InvalidOperationException(argument);
        _declared.Add($"${name}: {type}");
        Variables[name] = value?.DeepClone();
        return $"${name}";
    }
}
