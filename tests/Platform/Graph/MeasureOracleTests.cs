using System.Text;
using Inclusion.Platform.Graph.Guard;
using Shouldly;

namespace Inclusion.Tests.Platform.Graph;

/// <summary>The measure with its memory, against a count that expands every fragment by hand.</summary>
public sealed class MeasureOracleTests(ITestOutputHelper output)
{
    private const int Documents = 3_000;
    private const int MostSelections = 20;
    private const int MostDepth = 5;

    private static readonly GuardedDocumentBuilder Guard = new(new GraphLimits
    {
        ExpandedSelections = MostSelections,
        Depth = MostDepth,
        SameNames = int.MaxValue,
    });

    [Fact]
    public void What_is_refused_is_exactly_what_is_too_large_when_expanded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var verdicts = new Dictionary<string, int>();

        for (var number = 0; number < Documents; number++)
        {
            var sketch = Sketch.Draw(random, fragments: random.Next(0, 6));
            var expected = Expected(sketch);

            var verdict = Verdict(sketch.Text);

            verdict.ShouldBe(expected, sketch.Text);
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
        }

        output.WriteLine(string.Join(", ", verdicts.Select(pair => $"{pair.Value} {pair.Key}")));
        verdicts.Keys.ShouldBe(["accepted", "DOCUMENT_TOO_DEEP", "EXPANSION_TOO_LARGE"], ignoreOrder: true);
    }

    private static string Expected(Sketch sketch)
    {
        if (Enumerable.Range(0, sketch.Sets.Count).Any(at => sketch.DepthOf(at) > MostDepth)) return "DOCUMENT_TOO_DEEP";
        return Enumerable.Range(0, sketch.Sets.Count).Any(at => sketch.SizeOf(at) > MostSelections) ? "EXPANSION_TOO_LARGE" : "accepted";
    }

    private static string Verdict(string text)
    {
        try
        {
            Guard.Build(text);
            return "accepted";
        }
        catch (GraphRefusal refusal)
        {
            return refusal.Code ?? "";
        }
    }

    /// <summary>An operation (the first set) and its fragments; a fragment spreads only later ones.</summary>
    private sealed record Sketch(IReadOnlyList<IReadOnlyList<Selection>> Sets)
    {
        public string Text => string.Join(' ', Sets.Select((set, at) => $"{(at == 0 ? "query" : $"fragment F{at} on Q")} {Write(set)}"));

        public static Sketch Draw(Random random, int fragments) =>
            new([.. Enumerable.Range(0, fragments + 1).Select(at => DrawSet(random, at, fragments, depth: 0))]);

        public int SizeOf(int set) => Sets[set].Sum(SizeOf);

        public int DepthOf(int set) => Sets[set].Max(DepthOf);

        private int SizeOf(Selection selection) => 1 + (selection.Spread > 0 ? SizeOf(selection.Spread) : selection.Below.Sum(SizeOf));

        private int DepthOf(Selection selection) =>
            selection.Spread > 0 ? DepthOf(selection.Spread) : 1 + selection.Below.Select(DepthOf).DefaultIfEmpty(0).Max();

        private static List<Selection> DrawSet(Random random, int own, int fragments, int depth) =>
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => DrawOne(random, own, fragments, depth))];

        private static Selection DrawOne(Random random, int own, int fragments, int depth)
        {
            if (own < fragments && random.Next(3) == 0) return new Selection(random.Next(own + 1, fragments + 1), []);
            return depth < 3 && random.Next(3) == 0
                ? new Selection(0, DrawSet(random, own, fragments, depth + 1))
                : new Selection(0, []);
        }

        private static string Write(IReadOnlyList<Selection> set)
        {
            var text = new StringBuilder("{ ");
            foreach (var one in set)
            {
                text.Append(one.Spread > 0 ? $"...F{one.Spread} " : "a ");
                if (one.Below.Count > 0) text.Append(Write(one.Below)).Append(' ');
            }

            return text.Append('}').ToString();
        }
    }

    private sealed record Selection(int Spread, IReadOnlyList<Selection> Below);
}
