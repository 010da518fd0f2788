using System.Diagnostics;
using Inclusion.Benchmarks.Raw;
using Inclusion.Platform.Access;
using Npgsql;

namespace Inclusion.Benchmarks.Works;

/// <summary>The statement for free slots sent to the database without any program between.</summary>
internal sealed class StatementAlone(NpgsqlDataSource source, RawSlots slots, FreeSlotsWork work) : IAsyncDisposable
{
    private const int WarmUp = 50;
    private int _asked;

    public static async Task<StatementAlone> OpenAsync(string address, TerritoryId town, FreeSlotsWork work, CancellationToken stop)
    {
        var builder = new NpgsqlDataSourceBuilder("Max Auto Prepare=50;" + address);
        builder.UseNodaTime();
        var source = builder.Build();
        var alone = new StatementAlone(source, new RawSlots(source, town), work);
        for (var time = 0; time < WarmUp; time++) await alone.OnceAsync(stop);
        return alone;
    }

    /// <summary>Medians in milliseconds: of a request to the product, and of the statement alone, in turns.</summary>
    public async Task<(double Product, double Statement)> TimeAsync(Contest contest, Side product, CancellationToken stop)
    {
        var statement = new List<double>();
        var time = await contest.TimeBesideAsync(product, async () => statement.Add(await OnceAsync(stop)), stop);
        return (time, Contest.Median(statement));
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<double> OnceAsync(CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        await slots.FindAsync(work.Search(_asked++), stop);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
