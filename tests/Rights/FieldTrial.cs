using System.Text.Json;
using GraphQL.Types;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Tests.Rights;

/// <summary>Asks each field that can be read, as one caller, and says where the answer is not what the matrix says.</summary>
internal sealed class FieldTrial(RightsHouse house, Matrix matrix)
{
    private static readonly int ErrorsTold = new GraphLimits().Errors;
    private readonly Contract _contract = house.Contract;

    public async Task<IReadOnlyList<string>> FaultsAsync(Caller caller, CancellationToken stop)
    {
        var faults = new List<string>();
        foreach (var type in matrix.Lines.Where(line => line.Type is not ("Mutation" or "Subscription")).GroupBy(line => line.Type))
        {
            var routes = Routes.To(type.Key, _contract, house.Town, caller);
            var (open, closed) = (type.Where(line => line.Who.Contains(caller.Name)).ToList(), type.Where(line => !line.Who.Contains(caller.Name)).ToList());
            if (routes.Count == 0) faults.Add($"{type.Key}: the town has no row of it");
            if (routes.Count == 0) continue;
            if (open.Count > 0) faults.AddRange(Routes.IsEvent(type.Key) ? await EventFaultsAsync(caller, open, routes[0], stop) : await OpenFaultsAsync(caller, open, routes, stop));
            foreach (var some in closed.Chunk(ErrorsTold - Routes.Length(routes[0]))) faults.AddRange(await ClosedFaultsAsync(caller, some, routes[0], stop));
        }

        foreach (var line in matrix.Lines.Where(line => line.Type == "Subscription")) faults.AddRange(await FollowFaultsAsync(caller, line, stop));
        return [.. faults.Select(fault => $"{caller.Name}: {fault}")];
    }

    /// <summary>A stream is opened by those who may follow it, or refused before it is; what its events show has lines of its own.</summary>
    private async Task<IReadOnlyList<string>> FollowFaultsAsync(Caller caller, MatrixLine line, CancellationToken stop)
    {
        var question = new Question("subscription");
        Write(question, caller, [line], [], "", Contract.Bare);
        var told = question.ErrorsOf(await house.SendAsync(caller.Actor, question.Text, question.Variables, stop)).SelectMany(each => each).ToList();
        string[] expected = line.Who.Contains(caller.Name) ? [] : [Refusal(caller)];
        return told.SequenceEqual(expected) ? [] : [$"{line.Field} is answered ({string.Join(" ", told)})"];
    }

    /// <summary>Who may follow opens the stream with these fields asked; what an event shows then, the test of each stream tries.</summary>
    private async Task<IReadOnlyList<string>> EventFaultsAsync(Caller caller, List<MatrixLine> lines, string[] route, CancellationToken stop)
    {
        var question = new Question("subscription");
        Write(question, caller, lines, route, "", Contract.Bare);
        var answer = await house.SendAsync(caller.Actor, question.Text, question.Variables, stop);
        return answer.TryGetProperty("errors", out var errors) ? [.. Told(question, answer).Append(errors.ToString())] : [];
    }

    /// <summary>Who may ask is refused nothing, and is shown a value on one row at least; or null, where the matrix says why.</summary>
    private async Task<IReadOnlyList<string>> OpenFaultsAsync(Caller caller, List<MatrixLine> lines, IReadOnlyList<string[]> routes, CancellationToken stop)
    {
        var question = new Question("query");
        for (var at = 0; at < routes.Count; at++) Write(question, caller, lines, routes[at], routes.Count > 1 ? $"r{at}: " : "", Contract.Selection);
        var answer = await house.SendAsync(caller.Actor, question.Text, question.Variables, stop);
        if (answer.TryGetProperty("errors", out var errors)) return [.. Told(question, answer).Append(errors.ToString())];

        var reached = routes.SelectMany((route, at) => Follow(answer.GetProperty("data"), route, routes.Count > 1 ? $"r{at}" : null)).ToList();
        return
        [
            .. from line in lines
               let shown = reached.Any(each => HasValue(each.GetProperty(line.Name)))
               where shown == line.NullFor.Contains(caller.Name)
               select shown ? $"{line.Field} has a value, where the matrix says null" : $"{line.Field} is null on every row",
        ];
    }

    private async Task<IReadOnlyList<string>> ClosedFaultsAsync(Caller caller, MatrixLine[] lines, string[] route, CancellationToken stop)
    {
        var question = new Question(Routes.IsEvent(lines[0].Type) ? "subscription" : "query");
        Write(question, caller, lines, route, "", Contract.Bare);
        var told = question.ErrorsOf(await house.SendAsync(caller.Actor, question.Text, question.Variables, stop));
        return [.. lines.Where(line => !told[line.Field].SequenceEqual([Refusal(caller)])).Select(line => $"{line.Field} is not refused ({string.Join(" ", told[line.Field])})")];
    }

    private void Write(Question question, Caller caller, IEnumerable<MatrixLine> lines, string[] route, string alias, Func<FieldType, string> selection)
    {
        for (var at = 0; at < route.Length; at++) question.Open(at == 0 ? alias + route[at] : route[at]);
        var asking = new Asking((field, position) => RowNames.Of(house.Town, caller.Name, field, position));
        foreach (var line in lines)
        {
            var field = _contract.Field(line.Type, line.Name);
            question.Ask(line.Field, field, asking.Arguments(field), selection(field));
        }

        foreach (var _ in route) question.Close();
    }

    private static string Refusal(Caller caller) => caller.Name == Callers.Nobody ? "UNAUTHENTICATED" : "FORBIDDEN";

    private static IEnumerable<string> Told(Question question, JsonElement answer) =>
        question.ErrorsOf(answer).SelectMany(each => each, (each, code) => $"{each.Key} is answered {code}");

    /// <summary>The objects that a route leads to: none behind a null, several through a list.</summary>
    private static IEnumerable<JsonElement> Follow(JsonElement data, string[] route, string? alias)
    {
        IEnumerable<JsonElement> at = [data];
        foreach (var step in route.Where(step => !Routes.IsFragment(step)))
        {
            var name = step == route[0] && alias is not null ? alias : step.Split('(')[0];
            at = [.. at.Select(each => each.GetProperty(name)).SelectMany(each => each.ValueKind is JsonValueKind.Array ? each.EnumerateArray() : Enumerable.Repeat(each, 1)).Where(HasValue)];
        }

        return at;
    }

    private static bool HasValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => !value.TryGetProperty("nodes", out var nodes) || nodes.GetArrayLength() > 0,
        _ => true,
    };
}
