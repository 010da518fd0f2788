using System.Text.Json;
using GraphQL;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Turns the JSON of <c>variables</c> and <c>extensions</c> into what the engine reads, within the limits.</summary>
internal sealed class WireValues(GraphLimits limits)
{
    /// <exception cref="GraphRefusal">Not an object, too many members or values, or a text that is no Unicode.</exception>
    public Inputs? Map(JsonElement? element, string parameter)
    {
        if (element is not { ValueKind: not JsonValueKind.Null } present) return null;
        if (present.ValueKind != JsonValueKind.Object) throw Invalid(parameter);
        if (present.GetPropertyCount() > limits.Variables) throw TooMany(GraphCodes.TooManyVariables, limits.Variables, "variables");

        var left = limits.Values;
        return new Inputs(Members(present, parameter, ref left));
    }

    /// <exception cref="GraphRefusal">Neither a text nor null.</exception>
    public static string? Text(JsonElement? element, string parameter) => element?.ValueKind switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => Text(element.Value, parameter),
        _ => throw Invalid(parameter),
    };

    public static GraphRefusal Invalid(string parameter) => new(
        GraphCodes.InvalidParameter, $"Le paramètre « {parameter} » n'a pas la forme attendue.", StatusCodes.Status400BadRequest);

    private static Dictionary<string, object?> Members(JsonElement element, string parameter, ref int left)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members.Add(member.Name, Value(member.Value, parameter, ref left));
        }

        return members;
    }

    private static List<object?> Items(JsonElement element, string parameter, ref int left)
    {
        var items = new List<object?>(Math.Min(element.GetArrayLength(), left));
        foreach (var item in element.EnumerateArray())
        {
            items.Add(Value(item, parameter, ref left));
        }

        return items;
    }

    private static object? Value(JsonElement element, string parameter, ref int left)
    {
        if (--left < 0) throw new GraphRefusal(GraphCodes.TooManyValues, "Les variables comptent trop de valeurs.", StatusCodes.Status400BadRequest);

        return element.ValueKind switch
        {
            JsonValueKind.Object => Members(element, parameter, ref left),
            JsonValueKind.Array => Items(element, parameter, ref left),
            JsonValueKind.String => Text(element, parameter),
            JsonValueKind.Number => Number(element),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private static object Number(JsonElement element)
    {
        if (element.TryGetInt32(out var small)) return small;
        if (element.TryGetInt64(out var large)) return large;
        return element.TryGetDecimal(out var exact) ? exact : element.GetDouble();
    }

    /// <summary>A lone half of a surrogate pair is valid JSON and no text: PostgreSQL and every reader would stumble on it.</summary>
    private static string Text(JsonElement element, string parameter)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw Invalid(parameter);
        }
    }

    private static GraphRefusal TooMany(string code, int limit, string what) =>
        new(code, $"La requête compte plus de {limit} {what}.", StatusCodes.Status400BadRequest);
}
