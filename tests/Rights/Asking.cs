using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Inclusion.Platform.Graph;

namespace Inclusion.Tests.Rights;

/// <summary>An argument, or a field of an input, that takes an id; its path from the field's arguments, and what it identifies.</summary>
internal sealed record IdPosition(string Path, string Noun);

/// <summary>Fills the arguments of any field from the contract itself: what must be given, ids by what the town holds, and the rest by name and type.</summary>
/// <param name="id">The id of a row of the caller's own town, for a field, a position and its noun.</param>
internal sealed class Asking(Func<string, IdPosition, string> id)
{
    private static readonly string[] Nameless = ["Id", "Ids"];

    private static readonly Dictionary<string, string> Nouns = new()
    {
        ["keptId"] = "Resident",
        ["absorbedId"] = "Resident",
        ["successorId"] = "Professional",
        ["mediatorId"] = "Professional",
        ["mediatorIds"] = "Professional",
        ["about"] = "Resident",
        ["sessionId"] = "OutreachSession",
        ["registrationId"] = "SessionRegistration",
        ["distributorId"] = "Structure",
    };

    /// <summary>Use cases whose reason receives at a place, which the contract cannot say; and those that take one place of two kinds.</summary>
    private static readonly string[] AtAPlace = ["bookAppointment", "prescribeAppointment", "moveAppointment", "holdSlot", "planOpening", "changeOpening", "planSession", "changeSession"];

    private static readonly string[] Places = ["input.placeId", "input.terms.place.placeId"];

    private int _made;

    /// <summary>Everywhere an id can be given to a field, whether it must be or not.</summary>
    public static IEnumerable<IdPosition> Positions(FieldType field) =>
        (field.Arguments ?? []).SelectMany(each => Positions(field, each.ResolvedType, each.Name));

    /// <summary>The arguments of a field that must be given, and the ones that lead to <paramref name="also"/>, which takes <paramref name="instead"/>.</summary>
    public JsonObject Arguments(FieldType field, IdPosition? also = null, string? instead = null)
    {
        var arguments = new JsonObject();
        foreach (var each in field.Arguments ?? [])
            if (IsGiven(field, each.ResolvedType, each.DefaultValue, each.Name, also)) arguments[each.Name] = Value(field, each.ResolvedType, each.Name, also, instead);
        return arguments;
    }

    private static IEnumerable<IdPosition> Positions(FieldType field, IGraphType? type, string path) => type?.GetNamedType() switch
    {
        NodeIdGraphType => [new IdPosition(path, NounOf(field, path.Split('.')[^1]))],
        IInputObjectGraphType input => input.Fields.SelectMany(each => Positions(field, each.ResolvedType, $"{path}.{each.Name}")),
        _ => [],
    };

    private static string NounOf(FieldType field, string name)
    {
        if (Nouns.TryGetValue(name, out var noun)) return noun;
        if (name == "id") return Contract.Named(field).Name;
        var ending = Nameless.FirstOrDefault(each => name.EndsWith(each, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"{field.Name}: what does « {name} » identify?");
        return char.ToUpperInvariant(name[0]) + name[1..^ending.Length];
    }

    private static bool IsGiven(FieldType field, IGraphType? type, object? otherwise, string path, IdPosition? also) =>
        type is NonNullGraphType && otherwise is null || Places.Contains(path) && AtAPlace.Contains(field.Name) || also?.Path == path || also?.Path.StartsWith($"{path}.", StringComparison.Ordinal) is true;

    private JsonNode? Value(FieldType field, IGraphType? type, string path, IdPosition? also, string? instead)
    {
        var name = path.Split('.')[^1];
        return type switch
        {
            NonNullGraphType inner => Value(field, inner.ResolvedType, path, also, instead),
            ListGraphType list => new JsonArray(Value(field, list.ResolvedType, path, also, instead)),
            NodeIdGraphType => also?.Path == path && instead is not null ? instead : id(field.Name, new IdPosition(path, NounOf(field, name))),
            IInputObjectGraphType { Name: "ResidentFactsInput" } => new JsonObject { ["name"] = "Marie", ["birthYear"] = 1952 },
            IInputObjectGraphType input => new JsonObject(input.Fields
                .Where(each => IsGiven(field, each.ResolvedType, each.DefaultValue, $"{path}.{each.Name}", also))
                .Select(each => KeyValuePair.Create(each.Name, Value(field, each.ResolvedType, $"{path}.{each.Name}", also, instead)))),
            EnumerationGraphType names => Chosen(names),
            { Name: var scalar } => Scalar(scalar, name),
            _ => throw new InvalidOperationException($"{field.Name}({path}) has no type."),
        };
    }

    private static string Chosen(EnumerationGraphType names) => names.Name switch
    {
        "ContactKind" => "EMAIL",
        "PlaceKind" => "ITINERANT",
        "Role" => "MEDIATOR",
        _ => names.Values.First().Name,
    };

    private JsonNode Scalar(string type, string name) => (type, name) switch
    {
        ("DateTime", "startsAt") => "2026-09-15T10:00:00+02:00",
        ("DateTime", "until") => "2026-09-18T00:00:00+02:00",
        ("DateTime", _) => "2026-09-08T00:00:00+02:00",
        ("Date", "from" or "day" or "firstOn") => "2026-09-15",
        ("Date", _) => "2026-09-17",
        ("LocalTime", "startTime") => "09:00",
        ("LocalTime", _) => "10:00",
        ("Int", _) => 1,
        ("Boolean", _) => true,
        ("Float", _) => 1.5,
        (_, "email" or "senderAddress" or "value") => $"essai{++_made}@essai.example",
        (_, "telephone") => "+33612345699",
        (_, "targetUrl") => "https://9.9.9.9/requests",
        (_, "requestKind") => "logement-social",
        (_, "rule") => "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130",
        (_, "scopes") => "planning:read",
        _ => $"Essai {++_made}",
    };
}
