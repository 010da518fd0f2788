using System.Diagnostics;
using System.Net;
using System.Text;

namespace Inclusion.Benchmarks;

/// <summary>What came of many requests.</summary>
/// <param name="Seconds">Processor seconds of the program and of PostgreSQL.</param>
/// <param name="OfPostgres">Those of them that were PostgreSQL's.</param>
internal sealed record Loaded(int Requests, int Wrong, double Seconds, double OfPostgres)
{
    public static readonly Loaded Nothing = new(0, 0, 0, 0);

    public double PerSecond => Requests / Seconds;
    public double Microseconds => Seconds * 1e6 / Requests;
    public double PostgresMicroseconds => OfPostgres * 1e6 / Requests;

    public static Loaded operator +(Loaded left, Loaded right) =>
        new(left.Requests + right.Requests, left.Wrong + right.Wrong, left.Seconds + right.Seconds, left.OfPostgres + right.OfPostgres);
}

/// <summary>Asks, and judges every answer.</summary>
/// <param name="postmaster">PostgreSQL's first process.</param>
internal sealed class Load(int postmaster)
{
    /// <summary>As many as a team at work: enough to keep two processors busy.</summary>
    private const int Clients = 4;

    private string? _firstWrong;

    /// <summary>The first wrong answer, to be read by a person.</summary>
    public string? FirstWrong => _firstWrong;

    public Task<Loaded> ForAsync(Side side, TimeSpan time, CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        return MeasureAsync(side, _ => begun.Elapsed < time, stop);
    }

    /// <summary>So many requests, or as many as fit into the time.</summary>
    public Task<Loaded> TimesAsync(Side side, int times, TimeSpan atMost, CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        return MeasureAsync(side, made => made <= times && begun.Elapsed < atMost, stop);
    }

    /// <summary>Milliseconds of each of these requests, one after the other.</summary>
    public async Task<IReadOnlyList<double>> TimeAsync(Side side, int times, CancellationToken stop)
    {
        var taken = new List<double>(times);
        for (var at = 0; at < times; at++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (!await AskAsync(side, stop)) throw new InvalidOperationException($"{side.Name}: {FirstWrong}");
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return taken;
    }

    private async Task<Loaded> MeasureAsync(Side side, Func<int, bool> goesOn, CancellationToken stop)
    {
        var (own, postgres) = (ProcessMeter.Seconds(side.Process), ProcessMeter.SecondsOfTree(postmaster));
        int made = 0, done = 0, wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (goesOn(Interlocked.Increment(ref made)))
            {
                if (!await AskAsync(side, stop)) Interlocked.Increment(ref wrong);
                Interlocked.Increment(ref done);
            }
        }));
        (own, postgres) = (ProcessMeter.Seconds(side.Process) - own, ProcessMeter.SecondsOfTree(postmaster) - postgres);
        return new Loaded(done, wrong, own + postgres, postgres);
    }

    private async Task<bool> AskAsync(Side side, CancellationToken stop)
    {
        var asked = side.Take();
        using var request = asked.Send;
        using var response = await side.Http.SendAsync(request, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        if (response.StatusCode == HttpStatusCode.OK && asked.IsRight(body)) return true;

        Interlocked.CompareExchange(ref _firstWrong, $"{side.Name}: {(int)response.StatusCode} {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(600, body.Length)))}", null);
        return false;
    }
}
