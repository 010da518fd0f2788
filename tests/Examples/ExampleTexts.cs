using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Inclusion.Tests.Examples;

/// <summary>The texts that an example's use case is asked with, as its file writes them: no ids, no enums, no days or hours.</summary>
internal sealed partial class ExampleTexts(ExampleFile file, ExampleValues values, ExampleSender send)
{
    /// <summary>Where they stand: <c>input.terms.kit.0.name</c>.</summary>
    public static IEnumerable<string> Of(ExampleFile file) => Of(file.Variables, "").Select(place => place[1..]);

    public async Task<string?> TakenAsync(IReadOnlyList<string> places, string text)
    {
        var main = file.Operations.Last(operation => operation.Fields.Contains(file.UseCase));
        foreach (var operation in file.Operations.TakeWhile(each => each != main))
            values.Answered(operation.Name, (await send(operation.Role, operation, Fill(operation, file.Variables)))["data"]);
        foreach (var place in places)
        {
            var answer = await send(main.Role, main, Fill(main, With(text, place)));
            if (answer["data"]?[file.UseCase]?["errors"] is JsonArray { Count: 0 }) return place;
        }

        return null;
    }

    private JsonObject Fill(ExampleOperation operation, JsonObject variables) =>
        new(operation.Variables.Where(variables.ContainsKey).Select(name => KeyValuePair.Create(name, values.Fill(variables[name]))));

    private JsonObject With(string text, string place)
    {
        var changed = file.Variables.DeepClone().AsObject();
        JsonNode? at = changed;
        var steps = place.Split('.');
        foreach (var step in steps[..^1]) at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step];
        if (at is JsonArray last) last[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = text;
        if (at is JsonObject fields) fields[steps[^1]] = text;
        return changed;
    }

    private static IEnumerable<string> Of(JsonNode? node, string at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Of(field.Value, $"{at}.{field.Key}")),
        JsonArray items => items.SelectMany((item, place) => Of(item, $"{at}.{place}")),
        JsonValue value when value.TryGetValue<string>(out var text) && !NoText().IsMatch(text) => [at],
        _ => [],
    };

    [GeneratedRegex(@"\{\{|^[A-Z_]+$|^\d{4}-\d\d-\d\d|^\d\d:\d\d$")]
    private static partial Regex NoText();
}
