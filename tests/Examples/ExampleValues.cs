using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Inclusion.Tests.Examples;

/// <summary>What placeholders stand for: the names of the invented town, and what earlier operations of the file have answered.</summary>
internal sealed partial class ExampleValues(IReadOnlyDictionary<string, string> town)
{
    private readonly Dictionary<string, JsonNode?> _answers = [];

    public void Answered(string operation, JsonNode? answer) => _answers[operation] = answer;

    /// <summary>The same, with each placeholder replaced. One that fills a whole text takes the type of what it stands for.</summary>
    public JsonNode? Fill(JsonNode? template) => template switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Fill(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => FillText(text),
        _ => template?.DeepClone(),
    };

    private JsonNode? FillText(string text)
    {
        if (text == ExampleMatch.Any) return text;
        if (Placeholder().Match(text) is { Success: true } whole && whole.Length == text.Length) return Find(whole.Groups[1].Value);
        return Placeholder().Replace(text, match => Find(match.Groups[1].Value)?.ToString() ?? "");
    }

    private JsonNode? Find(string name)
    {
        if (town.TryGetValue(name, out var id)) return id;
        var steps = name.Split('.');
        if (!_answers.TryGetValue(steps[0], out var found)) throw new FormatException($"« {{{{{name}}}}} » names neither the town nor an earlier operation.");
        foreach (var step in steps[1..]) found = found is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : found?[step];
        return found?.DeepClone();
    }

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();
}

/// <summary>Holds an answer against what is expected of it.</summary>
internal static class ExampleMatch
{
    /// <summary>Stands for anything but null.</summary>
    public const string Any = "{{any}}";

    /// <summary>Where <paramref name="actual"/> is not as expected. An object may have more fields, a list may not have more items.</summary>
    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string at = "data") => (expected, actual) switch
    {
        (JsonValue any, not null) when any.TryGetValue<string>(out var text) && text == Any => [],
        (JsonObject fields, JsonObject given) => fields.SelectMany(field => given.ContainsKey(field.Key)
            ? Differences(field.Value, given[field.Key], $"{at}.{field.Key}")
            : [$"{at}.{field.Key} is not in the answer"]),
        (JsonArray items, JsonArray given) when items.Count == given.Count => items.SelectMany((item, place) => Differences(item, given[place], $"{at}.{place}")),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{at} is {actual?.ToJsonString() ?? "null"}, expected {expected?.ToJsonString() ?? "null"}"],
    };
}
