using System.Text.Json;

namespace Inclusion.Tests.Rights;

/// <summary>Asks each mutation as each caller, on rows that exist, and says where the answer is not what the matrix says.</summary>
internal sealed class MutationTrial(RightsHouse house, Matrix matrix)
{
    private readonly Contract _contract = house.Contract;

    private IEnumerable<MatrixLine> Lines => matrix.Lines.Where(line => line.Type == "Mutation");

    /// <summary>Who may not is refused before anything is read or written.</summary>
    public async Task<IReadOnlyList<string>> ClosedFaultsAsync(CancellationToken stop)
    {
        var faults = new List<string>();
        var before = await house.StateAsync(house.Town, stop);
        foreach (var line in Lines)
            foreach (var name in Callers.All.Where(name => !line.Who.Contains(name)))
            {
                var (question, answer) = await AskAsync(line, house.Caller(name), " { __typename }", stop);
                var expected = name == Callers.Nobody ? "UNAUTHENTICATED" : "FORBIDDEN";
                if (!question.ErrorsOf(answer)[line.Field].SequenceEqual([expected])) faults.Add($"{name}: {line.Field} is not refused ({answer})");
            }

        var after = await house.StateAsync(house.Town, stop);
        faults.AddRange(before.Keys.Where(table => before[table] != after[table]).Select(table => $"what was refused changed {table}"));
        return faults;
    }

    /// <summary>Who may is answered by the use case itself, and one of them at least is told of no unknown id: the input names rows that exist.</summary>
    public async Task<IReadOnlyList<string>> OpenFaultsAsync(CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var line in Lines)
        {
            var refusals = new List<string>();
            foreach (var name in Callers.All.Where(line.Who.Contains))
            {
                var (_, answer) = await AskAsync(line, house.Caller(name), " { errors { __typename } }", stop);
                if (answer.TryGetProperty("errors", out var errors)) faults.Add($"{name}: {line.Field} is answered {errors}");
                else refusals.Add(Refusals(answer.GetProperty("data").GetProperty(line.Name)));
            }

            if (refusals.Count > 0 && refusals.All(told => told.Contains("UnknownId", StringComparison.Ordinal))) faults.Add($"{line.Field} was asked about nothing that exists");
        }

        return faults;
    }

    private async Task<(Question Question, JsonElement Answer)> AskAsync(MatrixLine line, Caller caller, string selection, CancellationToken stop)
    {
        var field = _contract.Field(line.Type, line.Name);
        var asking = new Asking((name, position) => RowNames.Of(house.Town, caller.Name == Callers.Nobody ? Callers.Colleague : caller.Name, name, position));
        var question = new Question("mutation");
        question.Ask(line.Field, field, asking.Arguments(field), selection);
        return (question, await house.SendAsync(caller.Actor, question.Text, question.Variables, stop));
    }

    private static string Refusals(JsonElement payload) =>
        string.Join(' ', payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("__typename").GetString()));
}
