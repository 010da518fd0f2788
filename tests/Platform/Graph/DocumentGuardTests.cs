using GraphQLParser.AST;
using Inclusion.Platform.Graph.Guard;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>What is refused before any validation rule, at the exact limit and one beyond it.</summary>
public sealed class DocumentGuardTests
{
    private static readonly GraphLimits Limits = new();

    public static TheoryData<string, string, string> AtAndBeyond => new()
    {
        { "DOCUMENT_TOO_LONG", Padded(16 * 1024), Padded((16 * 1024) + 1) },
        { "DOCUMENT_TOO_LONG", $"{{ hello(name: \"{new string('é', 8_000)}\") }}", $"{{ hello(name: \"{new string('é', 8_200)}\") }}" },
        { "DOCUMENT_TOO_DEEP", Nested(30), Nested(31) },
        { "DOCUMENT_TOO_DEEP", Chained(30), Chained(31) },
        { "DOCUMENT_TOO_DEEP", $"{{ weigh(rows: {Lists(80)}) }}", $"{{ weigh(rows: {Lists(120)}) }}" },
        { "DOCUMENT_TOO_DEEP", $"query($a: {Lists(80, "Int")}) {{ hello }}", $"query($a: {Lists(120, "Int")}) {{ hello }}" },
        { "TOO_MANY_SELECTIONS", $"{{ {Names(400)} }}", $"{{ {Names(401)} }}" },
        { "TOO_MANY_SAME_NAMES", $"{{ {Times(30, "a ")} }}", $"{{ {Times(31, "a ")} }}" },
        { "TOO_MANY_SAME_NAMES", "{ a { ...A } b { ...A } } fragment A on Q { c }", $"{{ {Times(5, "a { ...A b } ")} }} fragment A on Q {{ {Times(26, "b ")} }}" },
        { "EXPANSION_TOO_LARGE", Spreads("a a a a"), Spreads("a a a a a") },
        { "EXPANSION_TOO_LARGE", Doubling(8), Doubling(9) },
        { "TOO_MANY_ALIASES", $"{{ {Names(40, ": b")} }}", $"{{ {Names(41, ": b")} }}" },
        { "TOO_MANY_DIRECTIVES", $"{{ a {Times(8, "@b ")} }}", $"{{ a {Times(9, "@b ")} }}" },
        { "TOO_MANY_VARIABLES", $"query({Times(50, "$a: Int ")}) {{ a }}", $"query({Times(51, "$a: Int ")}) {{ a }}" },
        { "TOO_MANY_VALUES", $"{{ a(b: [{Times(1_999, "1 ")}]) }}", $"{{ a(b: [{Times(2_000, "1 ")}]) }}" },
        { "FRAGMENT_CYCLE", "{ ...A } fragment A on Q { b { c } }", "{ ...A } fragment A on Q { b { ...B } } fragment B on Q { ...A }" },
        { "FRAGMENT_CYCLE", "{ a }", "{ a } fragment A on Q { ...A }" },
        { "ONE_MUTATION_AT_A_TIME", "mutation { __typename book }", "mutation { a: book b: book }" },
        { "ONE_MUTATION_AT_A_TIME", "mutation { ...A } fragment A on Mutation { book }", "mutation { book ...A } fragment A on Mutation { ... on Mutation { cancel } }" },
        { "ONE_MUTATION_AT_A_TIME", "mutation A { book } mutation B { cancel }", "mutation { book @skip(if: true) cancel }" },
        { "NOT_EXECUTABLE", "{ a }", "type A { b: Int }" },
        { "SYNTAX_ERROR", "{ a }", "{ a " },
        { "SYNTAX_ERROR", "{ a }", "{ a } }" },
    };

    [Theory]
    [MemberData(nameof(AtAndBeyond), DisableDiscoveryEnumeration = true)]
    public void A_document_passes_at_the_limit_and_is_refused_beyond_it(string code, string at, string beyond)
    {
        Build(at).Definitions.ShouldNotBeEmpty();

        Should.Throw<GraphRefusal>(() => Build(beyond)).Code.ShouldBe(code);
    }

    public static TheoryData<string> Bombs =>
    [
        Doubling(60),
        $"{{ {Times(8_000, "a ")} }}",
        $"{{ a {Times(5_000, "@b ")} }}",
        $"{{ a(b: {Lists(8_000)}) }}",
        $"{{ a(b: {Times(3_000, "{a:")}1{Times(3_000, "}")}) }}",
        $"query($a: {Lists(8_000, "Int")}) {{ a }}",
        Times(5_000, "{a"),
        $"{Cycle(200)}",
        $"{{ a(b: [{Times(8_000, "1 ")}]) }}",
        $"{{ {Times(3_000, "a:b ")} }}",
        $"{Times(2_000, "{a}")}",
        $"{{ a }} {Times(1_500, "#\n")} {Times(10_000, ",")}",
    ];

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void A_document_of_16_KB_never_takes_more_than_8_MB_to_judge(string bomb)
    {
        bomb.Length.ShouldBeLessThanOrEqualTo(Limits.DocumentBytes);
        Measure("{ a }");

        Measure(bomb).ShouldBeLessThan(8 * 1024 * 1024);
    }

    private static long Measure(string document)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Build(document);
        }
        catch (GraphRefusal refusal)
        {
            refusal.Message.Length.ShouldBeLessThan(400);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static GraphQLDocument Build(string document) => new GuardedDocumentBuilder(Limits).Build(document);

    private static string Times(int times, string text) => string.Concat(Enumerable.Repeat(text, times));
    private static string Names(int times, string after = "") => string.Concat(Enumerable.Range(0, times).Select(at => $"a{at}{after} "));
    private static string Padded(int bytes) => "{ a }".PadRight(bytes);
    private static string Nested(int depth) => $"{Times(depth, "{a")}{Times(depth, "}")}";
    private static string Lists(int depth, string inner = "1") => $"{new string('[', depth)}{inner}{new string(']', depth)}";

    /// <summary>Each fragment goes one selection deeper into the next.</summary>
    private static string Chained(int depth) =>
        $"{{ a {{ ...F1 }} }} {string.Concat(Enumerable.Range(1, depth - 2).Select(at => $"fragment F{at} on Q {{ a {{ ...F{at + 1} }} }} "))}fragment F{depth - 1} on Q {{ a }}";

    /// <summary>996 selections once expanded, and those given.</summary>
    private static string Spreads(string more) => $"{{ {Times(249, "...A ")}{more} }} fragment A on Q {{ a b c }}";

    /// <summary>Each fragment spreads the next one twice: 2 to the power of <paramref name="steps"/>.</summary>
    private static string Doubling(int steps) =>
        $"{{ ...F1 }} {string.Concat(Enumerable.Range(1, steps).Select(at => $"fragment F{at} on Q {{ ...F{at + 1} ...F{at + 1} }} "))}fragment F{steps + 1} on Q {{ a }}";

    private static string Cycle(int length) =>
        $"{{ ...F1 }} {string.Concat(Enumerable.Range(1, length).Select(at => $"fragment F{at} on Q {{ ...F{(at % length) + 1} }} "))}";
}
