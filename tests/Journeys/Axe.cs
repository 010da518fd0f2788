using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Inclusion.Tests.Journeys;

/// <summary>
/// Deque's axe-core, run in the page itself. Its wrapper opens another page at each run to sum up frames, of which none of our
/// pages has any, and that takes most of the time.
/// </summary>
internal static class Axe
{
    /// <summary>Every fault that is serious or critical, in full; of what is well, how much there is.</summary>
    private const string Run = """
        async () => {
          const judged = await axe.run(document, { resultTypes: ['violations'] });
          const grave = judged.violations.filter(each => each.impact === 'serious' || each.impact === 'critical');
          const words = each => `${each.id} (${each.impact}): ${each.help}: ${each.nodes.slice(0, 5).map(node => node.html).join(' | ')}`;
          return { passed: judged.passes.length, faults: grave.map(words) };
        }
        """;

    private static readonly Lazy<string> Script = new(() => $"{new BundledAxeScriptProvider().GetScript()};null");

    public static async Task<Judgement> JudgeAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<Judgement>(Run);
    }
}

/// <summary>What axe says of a page.</summary>
internal sealed record Judgement
{
    /// <summary>How many rules found what they look at, and nothing wrong with it.</summary>
    public int Passed { get; init; }

    public string[] Faults { get; init; } = [];
}
