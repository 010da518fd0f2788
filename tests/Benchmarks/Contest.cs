using Inclusion.Benchmarks.Towns;

namespace Inclusion.Benchmarks;

/// <summary>What came of the product beside its rival.</summary>
/// <param name="Shares">The product's share of the rival's requests per processor second, round by round.</param>
internal sealed record Compared(Loaded Product, Loaded Raw, IReadOnlyList<double> Shares)
{
    public double Share => Product.PerSecond / Raw.PerSecond;
}

/// <summary>Lets two sides do the same work in turns, on one database, after both are warm.</summary>
internal sealed class Contest(Load load, BenchmarkOptions options)
{
    /// <summary>Answers that were wrong, of all that were asked.</summary>
    public int Wrong { get; private set; }

    public async Task<Compared> RunAsync(Town town, Side product, Side raw, CancellationToken stop)
    {
        foreach (var side in (Side[])[product, raw]) Wrong += (await load.TimesAsync(side, options.WarmUp, BenchmarkOptions.WarmUpTime, stop)).Wrong;
        await town.CheckpointAsync(stop);

        var (ours, theirs, shares) = (Loaded.Nothing, Loaded.Nothing, new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            var one = await load.ForAsync(product, options.Round, stop);
            var other = await load.ForAsync(raw, options.Round, stop);
            (ours, theirs) = (ours + one, theirs + other);
            shares.Add(one.PerSecond / other.PerSecond);
        }

        Wrong += ours.Wrong + theirs.Wrong;
        return new Compared(ours, theirs, shares);
    }

    /// <summary>Milliseconds of a request on both sides, one at a time and in turns: the medians.</summary>
    public async Task<(double Base, double Other)> TimeAsync(Side one, Side other, CancellationToken stop)
    {
        foreach (var side in (Side[])[one, other]) Wrong += (await load.TimesAsync(side, options.WarmUp / 4, BenchmarkOptions.WarmUpTime, stop)).Wrong;
        var (ones, others) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 4; turn++)
        {
            ones.AddRange(await load.TimeAsync(one, options.Timings / 4, stop));
            others.AddRange(await load.TimeAsync(other, options.Timings / 4, stop));
        }

        return (Median(ones), Median(others));
    }

    /// <summary>Milliseconds of a request, the median; after each one something else is done, which times itself.</summary>
    public async Task<double> TimeBesideAsync(Side side, Func<Task> other, CancellationToken stop)
    {
        var taken = new List<double>();
        for (var time = 0; time < options.Timings; time++)
        {
            taken.AddRange(await load.TimeAsync(side, 1, stop));
            await other();
        }

        return Median(taken);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
