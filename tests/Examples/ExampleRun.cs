using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Inclusion.Tests.Examples;

/// <summary>Sends one operation as one person, and gives back the whole answer.</summary>
internal delegate Task<JsonNode> ExampleSender(string role, ExampleOperation operation, JsonObject variables);

/// <summary>Carries out an example, operation by operation, and says where it does not do what its file says.</summary>
internal sealed class ExampleRun(ExampleFile file, ExampleValues values, ExampleSender send)
{
    private readonly List<string> _faults = [];

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        if (!HasAGoodShape()) return _faults;
        foreach (var operation in file.Operations)
        {
            var data = await AnswerAsync(operation);
            if (data is null) return _faults;
            values.Answered(operation.Name, data);
            if (operation.Kind is OperationType.Mutation) Judge(operation, data);
            if (operation == file.Operations[^1]) _faults.AddRange(ExampleMatch.Differences(values.Fill(file.Expected), file.Expected is null ? null : data));
        }

        return _faults;
    }

    private ExampleOperation? Main => file.Operations.LastOrDefault(operation => operation.Fields.Contains(file.UseCase));

    private bool MainIsAQuery => Main is { Kind: OperationType.Query };

    private bool HasAGoodShape()
    {
        if (Main is null) _faults.Add($"no operation asks for « {file.UseCase} »");
        if (file.Operations.Any(operation => operation.Role.Length == 0)) _faults.Add("the header does not say who is signed in (# As: …)");
        if (file.IsRefused && file.Refused.Count == 0 && !(MainIsAQuery && file.Expected is not null)) _faults.Add("the header does not say what is refused (# Refused: …)");
        if (!file.IsRefused && file.Expected is null) _faults.Add("no .expect.json says what the last operation answers");
        if (!file.IsRefused && file.Operations is [.., { Kind: OperationType.Mutation }]) _faults.Add("no query shows the effect of the mutation");
        var declared = file.Operations.SelectMany(operation => operation.Variables).ToHashSet();
        foreach (var (name, _) in file.Variables.Where(variable => !declared.Contains(variable.Key))) _faults.Add($"no operation declares the variable « {name} »");
        return _faults.Count == 0;
    }

    private async Task<JsonNode?> AnswerAsync(ExampleOperation operation)
    {
        var variables = new JsonObject();
        foreach (var name in operation.Variables.Where(file.Variables.ContainsKey)) variables[name] = values.Fill(file.Variables[name]);
        var answer = await send(operation.Role, operation, variables);
        if (operation == Main && MainIsAQuery && file.Refused.Count > 0) return JudgeCodes(operation, answer);
        if (answer["errors"] is { } errors) _faults.Add($"{operation.Name} as {operation.Role} is answered with {errors.ToJsonString()}");
        return answer["errors"] is null ? answer["data"] : null;
    }

    /// <summary>A query that is refused has no payload to say so in: the codes of its top-level errors do.</summary>
    private JsonNode JudgeCodes(ExampleOperation operation, JsonNode answer)
    {
        var given = (answer["errors"]?.AsArray() ?? []).Select(error => error?["extensions"]?["code"]?.ToString() ?? "an error without code").Order(StringComparer.Ordinal).ToList();
        if (!given.SequenceEqual(file.Refused.Order(StringComparer.Ordinal))) _faults.Add($"{operation.Name} gives [{string.Join(", ", given)}], expected [{string.Join(", ", file.Refused)}]: {answer.ToJsonString()}");
        return answer["data"] ?? new JsonObject();
    }

    private void Judge(ExampleOperation operation, JsonNode data)
    {
        if (data[operation.Fields[0]] is not JsonObject payload || payload["errors"] is not JsonArray errors)
        {
            _faults.Add($"{operation.Name} does not select errors {{ __typename }}");
            return;
        }

        var given = errors.Select(error => error?["__typename"]?.ToString() ?? "an error without __typename").Order(StringComparer.Ordinal).ToList();
        var expected = file.IsRefused && operation == Main ? file.Refused.Order(StringComparer.Ordinal).ToList() : [];
        if (!given.SequenceEqual(expected)) _faults.Add($"{operation.Name} gives [{string.Join(", ", given)}], expected [{string.Join(", ", expected)}]: {errors.ToJsonString()}");
        if (given.Count > 0 && payload.Any(field => field.Key != "errors" && field.Value is not null)) _faults.Add($"{operation.Name} is refused and yet answers something");
    }
}
