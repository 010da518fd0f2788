using System.Net.Http.Json;
using System.Text;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>What measures the whole process runs alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Documents made to be dear to judge: each is refused with a small answer, whatever rule it aims at.</summary>
[Collection(nameof(Alone))]
public sealed class HostileDocumentTests(RunningHost running) : IClassFixture<RunningHost>
{
    private const long FlatMemory = 64 * 1024 * 1024;

    private readonly TinyHost _host = running.Host;

    public static TheoryData<string, string> Documents => new()
    {
        { "fields that conflict with one another", $"{{ {string.Concat(Enumerable.Range(0, 390).Select(at => $"hello(name: \"{at}\") "))} }}" },
        { "fragments that conflict with one another", $"{{ {string.Concat(Enumerable.Range(0, 130).Select(at => $"...F{at} "))} }} {string.Concat(Enumerable.Range(0, 130).Select(at => $"fragment F{at} on Query {{ hello(name: \"{at}\") }} "))}" },
        { "fragments that conflict deep down", $"{{ {string.Concat(Enumerable.Range(0, 90).Select(at => $"...F{at} "))} }} {string.Concat(Enumerable.Range(0, 90).Select(at => $"fragment F{at} on Query {{ tree {{ tree {{ leaf(size: {at}) }} }} }} "))}" },
        { "deep selections that are merged", $"{{ {string.Concat(Enumerable.Repeat("tree { tree { tree { tree { leaf } } } } ", 75))} nothing }}" },
        { "long unknown names", $"{{ {string.Concat(Enumerable.Range(0, 100).Select(at => $"{new string('h', 140)}{at} "))} }}" },
        { "unknown types", $"{{ {string.Concat(Enumerable.Range(0, 390).Select(at => $"... on T{at} {{ a }} "))} }}" },
        { "unknown fragments", $"{{ {string.Concat(Enumerable.Range(0, 399).Select(at => $"...F{at} "))} }}" },
        { "arguments by the thousand", $"{{ hello({string.Concat(Enumerable.Range(0, 1_500).Select(at => $"a{at}: 1 "))}) }}" },
        { "the same argument by the thousand", $"{{ hello({string.Concat(Enumerable.Repeat("name: 1 ", 1_900))}) }}" },
        { "a list of wrong values", $"{{ weigh(rows: [{string.Concat(Enumerable.Repeat("[\"a\"] ", 900))}]) }}" },
        { "objects in objects", $"{{ weigh(nested: {string.Concat(Enumerable.Repeat("{inner: ", 60))}{{number: \"x\"}}{new string('}', 60)}) }}" },
        { "an object with the same member", $"{{ weigh(nested: {{{string.Concat(Enumerable.Repeat("number: 1 ", 1_500))}}}) }}" },
        { "unknown directives", $"{{ hello {string.Concat(Enumerable.Repeat("@a ", 5_000))}}}" },
        { "variables used everywhere", $"query({string.Concat(Enumerable.Range(0, 50).Select(at => $"$v{at}: Int "))}) {{ {string.Concat(Enumerable.Range(0, 300).Select(at => $"hello(name: $v{at % 50}) "))} }}" },
        { "a large number", $"{{ weigh(rows: [[{new string('9', 16_000)}]]) }}" },
    };

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task A_hostile_document_is_refused_with_a_small_answer_and_flat_memory(string aim, string document)
    {
        await _host.AskAsync("{ hello }");
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var answer = await _host.AskAsync(document);

        var spent = GC.GetTotalAllocatedBytes(precise: true) - before;
        answer.Status.ShouldBe(400, aim);
        answer.HasData.ShouldBeFalse();
        answer.Body.Length.ShouldBeLessThan(3 * 1024, aim);
        answer.Json.GetProperty("errors").GetArrayLength().ShouldBeInRange(1, 5);
        spent.ShouldBeLessThan(FlatMemory, aim);
    }

    [Fact]
    public async Task Variables_as_large_as_a_body_may_be_are_refused_with_a_small_answer()
    {
        using var digits = Body($"{{\"n\":{new string('9', 100_000)}}}");
        using var text = Body($"{{\"n\":\"{new string('a', 100_000)}\"}}");

        foreach (var content in new[] { digits, text })
        {
            var answer = await TinyHost.PostAsync(_host.Partner, content);

            (answer.Status, answer.Code).ShouldBe((400, "INVALID_VARIABLE"));
            answer.Body.Length.ShouldBeLessThan(600);
        }
    }

    private static StringContent Body(string variables) => new(
        "{\"query\":\"query($n: Int) { pages(first: $n) { size } }\",\"variables\":" + variables + "}", Encoding.UTF8, "application/json");
}
