using Inclusion.Benchmarks.Towns;
using Inclusion.Benchmarks.Works;
namespace Inclusion.Benchmarks;
internal static class Session
{
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken stop)
    {
        await using var cluster = await BenchmarkCluster.StartAsync(stop);
        var made = await cluster.MakeAsync("large_town", options.Town, stop);
        Console.WriteLine($"made in {made.TotalSeconds:0.0} s");
        await using var town = await Town.OpenAsync(cluster.Address("postgres", "large_town"), stop);
        foreach (var t in new[] {"resident","contact_point","appointment","mediator_time","opening","opening_occurrence","opening_reason","resident_structure"})
            Console.WriteLine($"{t} {await town.CountAsync($"select count(*) from {t}", stop)}");
        await using var product = await Product.StartAsync(cluster, "large_town", stop);
        Console.WriteLine($"ready {product.Ready}  {cluster.Address("postgres","large_town")}");
        var list = await ListWork.PrepareAsync(town, stop);
        var slots = await FreeSlotsWork.PrepareAsync(town, "Aide aux démarches", stop);
        var rare = await FreeSlotsWork.PrepareAsync(town, "Accompagnement d’une demi-journée", stop);
        var book = await BookingWork.PrepareAsync(town, stop);
        Console.WriteLine($"{slots.Found} {rare.Found}");
        var load = new Load(cluster.Postmaster);
        foreach (var side in new[] { list.Of(product), slots.Of(product), rare.Of(product), book.Of(product) })
        {
            var r = await load.TimesAsync(side, 20, stop);
            Console.WriteLine($"{r} {load.FirstWrong}");
        }
        await town.AskAsync("alter system set log_statement = 'all'", _ => 0, stop);
        await town.AskAsync("select pg_reload_conf()", _ => 0, stop);
        await Task.Delay(1000, stop);
        foreach (var side in new[] { list.Of(product), slots.Of(product), book.Of(product) })
        {
            await town.AskAsync("select 'BEGINS'", _ => 0, stop);
            var r = await load.TimesAsync(side, 1, stop);
        }
        await town.AskAsync("alter system reset log_statement", _ => 0, stop);
        await town.AskAsync("select pg_reload_conf()", _ => 0, stop);
        return 0;
    }
}
