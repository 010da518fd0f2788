using GraphQLParser.AST;
using Inclusion.Platform.Graph.Guard;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>Texts made of the language's own pieces in any order: each is accepted or refused, and nothing else happens.</summary>
public sealed class DocumentFuzzTests(ITestOutputHelper output)
{
    private const int Texts = 10_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "$", "@", "...", ",", "#", "\n", " ", " ", "query", "mutation", "subscription",
        "fragment", "on", "type", "extend", "schema", "true", "null", "a", "b", "A", "Query", "__typename", "$v", "@skip(if: true)", "first: 1",
        "1", "-", "-1", "1.5e300", "1e", "0x", "\"t\"", "\"", "\"\"\"", "\"\"\"b\"\"\"", "\\u12", "\\uD83D", "\ud83d", "\0", "\t", "\uFEFF", "é", "🏃",
        "{ a }", "{ a { b } }", "...A", "... on A {", "fragment A on A { a }", "query($v: [Int!]! = [1]) { a(b: $v) }",
    ];

    [Fact]
    public void Any_text_is_accepted_or_refused_with_a_code()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var guard = new GuardedDocumentBuilder(new GraphLimits());
        var (accepted, refused) = (0, new Dictionary<string, int>());

        for (var number = 0; number < Texts; number++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? "" : " ")));
            try
            {
                guard.Build(text).Definitions.ShouldAllBe(definition => definition is GraphQLExecutableDefinition);
                accepted++;
            }
            catch (GraphRefusal refusal)
            {
                var code = refusal.Code ?? "none";
                refused[code] = refused.GetValueOrDefault(code) + 1;
            }
        }

        output.WriteLine($"{accepted} accepted, {string.Join(", ", refused.Select(pair => $"{pair.Value} {pair.Key}"))}");
        accepted.ShouldBeGreaterThan(20);
        refused.Keys.ShouldContain("SYNTAX_ERROR");
    }
}
