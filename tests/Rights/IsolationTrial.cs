using System.Text.Json;
using GraphQL.Types;
using Inclusion.Platform.Graph;

namespace Inclusion.Tests.Rights;

/// <summary>Calls each query and mutation that takes an id, once for each place an id can be given, with the ids of another town there.</summary>
internal sealed class IsolationTrial(RightsHouse house)
{
    /// <summary>Refused in the use case's own words, for an id of nothing just as well.</summary>
    private static readonly Dictionary<string, string> OwnWords = new()
    {
        ["bookAppointment.input.holdId"] = "HoldExpired",
        ["prescribeAppointment.input.holdId"] = "HoldExpired",
        ["moveAppointment.input.holdId"] = "HoldExpired",
    };

    /// <summary>Where even an id of one's own changes nothing that shows, and why.</summary>
    private static readonly Dictionary<string, string> NothingToShow = new()
    {
        ["bookAppointment.input.holdId"] = "the caller's hold keeps another slot",
        ["moveAppointment.input.holdId"] = "the caller's hold keeps another slot",
        ["appointments.residentId"] = "partners get none by it",
        ["mergeResidents.input.absorbedId"] = "merged by its own name for keptId just before",
    };

    private static readonly string[] Roots = ["Query", "Mutation"];

    /// <summary>How many answers were compared.</summary>
    public int Asked { get; private set; }

    /// <summary>Where an id of the other town is answered otherwise than an id of nothing, or is not refused.</summary>
    public async Task<IReadOnlyList<string>> StrangerFaultsAsync(Caller attacker, CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var (root, field, at) in Positions())
        {
            var nothing = new GlobalId(at.Noun, Guid.CreateVersion7()).ToString();
            var unknown = await AskAsync(attacker, root, field, at, nothing, stop);
            if (IsForbidden(unknown)) continue;
            foreach (var row in RowNames.All(house.Stranger, at.Noun))
            {
                var answer = await AskAsync(attacker, root, field, at, row, stop);
                Asked++;
                if (answer.ToString() != unknown.ToString()) faults.Add($"{field.Name}({at.Path}): {answer} for another town's, {unknown} for nothing's");
                if (!IsRefused(root, field, at, answer)) faults.Add($"{field.Name}({at.Path}) is not refused: {answer}");
            }
        }

        return faults;
    }

    /// <summary>Where an id of the caller's own town is refused like one of nothing: the comparison would say nothing.</summary>
    public async Task<IReadOnlyList<string>> OwnFaultsAsync(Caller attacker, CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var (root, field, at) in Positions().Where(each => !NothingToShow.ContainsKey($"{each.Field.Name}.{each.At.Path}")))
        {
            if (attacker.IsProgram && root == "Mutation") continue;
            var answer = await AskAsync(attacker, root, field, at, RowNames.Of(house.Town, attacker.Name, field.Name, at), stop);
            if (!IsForbidden(answer) && IsRefused(root, field, at, answer)) faults.Add($"{attacker.Name}: {field.Name}({at.Path}) refuses its own: {answer}");
        }

        return faults;
    }

    private IEnumerable<(string Root, FieldType Field, IdPosition At)> Positions() =>
        from root in Roots
        from field in house.Contract.FieldsOf(root)
        from at in Asking.Positions(field)
        select (root, field, at);

    private async Task<JsonElement> AskAsync(Caller attacker, string root, FieldType field, IdPosition at, string id, CancellationToken stop)
    {
        var asking = new Asking((name, position) => RowNames.Of(house.Town, attacker.Name, name, position));
        var question = new Question(root.ToLowerInvariant());
        question.Ask(field.Name, field, asking.Arguments(field, at, id), root == "Mutation" ? " { errors { __typename ... on UserError { message path } } }" : Contract.Selection(field));
        return await house.SendAsync(attacker.Actor, question.Text, question.Variables, stop);
    }

    private static bool IsForbidden(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) && errors[0].GetProperty("extensions").GetProperty("code").GetString() == "FORBIDDEN";

    private static bool IsRefused(string root, FieldType field, IdPosition at, JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out _)) return false;
        var value = answer.GetProperty("data").GetProperty(field.Name);
        if (root == "Query") return value.ValueKind is JsonValueKind.Null || value.ValueKind is JsonValueKind.Object && value.TryGetProperty("nodes", out var nodes) && nodes.GetArrayLength() == 0;
        var expected = OwnWords.GetValueOrDefault($"{field.Name}.{at.Path}", "UnknownId");
        return value.GetProperty("errors").EnumerateArray().Any(error => error.GetProperty("__typename").GetString() == expected);
    }
}
