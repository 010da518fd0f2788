using Inclusion.Benchmarks.Raw;
using Inclusion.Benchmarks.Towns;
using Inclusion.Benchmarks.Works;
using Inclusion.Platform.Storage;
using static System.FormattableString;

namespace Inclusion.Benchmarks;

/// <summary>One run: a town, the product, its rival, and all that is measured of them.</summary>
internal static class Session
{
    private const string Database = "large_town", TenfoldDatabase = "tenfold_town";
    private const string Usual = "Aide aux démarches", HalfDay = "Accompagnement d’une demi-journée";

    /// <returns>0 when every answer was right, whatever the figures.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken stop)
    {
        Report.Say($"Load of the machine before the run: {(await File.ReadAllTextAsync("/proc/loadavg", stop)).Split(' ')[0]}; {Environment.ProcessorCount} processors.");
        var report = new Report();
        if (options.Does("start")) await StartAsync(report, stop);
        if (options.Only == "start") return 0;

        await using var cluster = await BenchmarkCluster.StartAsync(stop);
        await using var town = await FoundAsync(cluster, Database, options.Town, stop);
        var load = new Load(cluster.Postmaster);
        var contest = new Contest(load, options);
        var isWhole = true;
        await using (var product = await Product.StartAsync(cluster, Database, stop))
        {
            await using var raw = await RawProgram.StartAsync(cluster, Database, town, stop);
            if (options.Does("list")) await ListAsync(contest, report, town, product, raw, stop);
            if (options.Does("slots")) await FreeSlotsAsync(contest, report, cluster, town, product, raw, stop);
            if (options.TenTimes) await TenTimesAsync(contest, report, cluster, town, product, options, stop);
            if (options.Does("book")) isWhole &= await BookAsync(contest, report, town, product, raw, stop);
            if (options.Does("journal")) isWhole &= await VerifyJournalAsync(report, cluster, town, stop);
            if (options.Does("first-load")) await FirstLoadAsync(report, town, product, stop);
            if (options.Does("redeem")) isWhole &= await RedeemAsync(contest, report, town, options.Town, product, raw, stop);
            report.AtMost("memory, resident under load", Invariant($"{ProcessMeter.Megabytes(product.Process):0} MB at the end"), ProcessMeter.HighestMegabytes(product.Process), 300, "MB");
        }

        if (load.FirstWrong is { } wrong) Report.Say($"{contest.Wrong} answers were wrong, the first: {wrong}");
        return contest.Wrong == 0 && isWhole ? 0 : 1;
    }

    private static async Task<Town> FoundAsync(BenchmarkCluster cluster, string database, TownSize size, CancellationToken stop)
    {
        var taken = await cluster.MakeAsync(database, size, stop);
        var town = await Town.OpenAsync(cluster.Address("postgres", database), stop);
        Report.Say(Invariant($"{database}: made in {taken.TotalSeconds:0} s. {await town.DescribeAsync(stop)}"));
        return town;
    }

    private static async Task StartAsync(Report report, CancellationToken stop)
    {
        var (product, empty) = await StartWork.TimesAsync(stop);
        var middle = StartWork.Starts / 2;
        report.AtMost("ready on an existing database, PostgreSQL started too",
            Invariant($"from the process's beginning to /readyz, median of {StartWork.Starts}: {product[0]:0.00} to {product[^1]:0.00} s, beside an empty web program, {empty[middle]:0.00} s"), product[middle], 1, "s");
    }

    private static async Task ListAsync(Contest contest, Report report, Town town, Product product, RawProgram raw, CancellationToken stop)
    {
        var work = await ListWork.PrepareAsync(town, stop);
        report.Share("list of 50 appointments, beside the same statements", await contest.RunAsync(town, work.Of(product), work.Of(raw, "list"), stop), 0.6);
        report.Share("the same list, beside one statement that joins", await contest.RunAsync(town, work.Of(product), work.Of(raw, "joined-list"), stop), 0.6);
    }

    private static async Task FreeSlotsAsync(Contest contest, Report report, BenchmarkCluster cluster, Town town, Product product, RawProgram raw, CancellationToken stop)
    {
        foreach (var (reason, name) in new[] { (Usual, "free slots, half an hour"), (HalfDay, "free slots, half a day") })
        {
            var work = await FreeSlotsWork.PrepareAsync(town, reason, stop);
            var told = Invariant($"{name} ({work.Found:0} of 50 found in 4 weeks)");
            report.Share($"{told}, beside the statement alone", await contest.RunAsync(town, work.Of(product), work.Of(raw), stop), 1 / 1.5);
            await using var alone = await StatementAlone.OpenAsync(cluster.Address(Roles.Application, Database), town.Id, work, stop);
            var (time, statement) = await alone.TimeAsync(contest, work.Of(product), stop);
            report.Times($"{told}, one at a time", time, statement, 1.5);
            report.AtMost($"{told}, time", "median of single requests", time, 30, "ms");
        }
    }

    private static async Task<bool> BookAsync(Contest contest, Report report, Town town, Product product, RawProgram raw, CancellationToken stop)
    {
        var work = await BookingWork.PrepareAsync(town, stop);
        var before = await town.TracesAsync(stop);
        report.Share("book, beside the same statements in one batch", await contest.RunAsync(town, work.Of(product), work.Of(raw), stop), 0.6);
        var after = await town.TracesAsync(stop);
        var isWhole = after.Follow(before, work.Done);
        Report.Say($"{work.Done} bookings acknowledged; {(isWhole ? "each left its appointment, time, two messages, link, journal entry and key" : $"BUT THE DATABASE HOLDS {before} BEFORE AND {after} AFTER")}.");
        return isWhole;
    }

    private static async Task<bool> RedeemAsync(Contest contest, Report report, Town town, TownSize size, Product product, RawProgram raw, CancellationToken stop)
    {
        var work = await RedeemWork.PrepareAsync(town, size, stop);
        var before = await VoucherTraces.OfAsync(town, stop);
        var told = Invariant($"redeem a voucher among {size.Vouchers:#,0}");
        report.Share($"{told}, beside the bare conditional update", await contest.RunAsync(town, work.Of(product), work.BareOf(raw), stop), 0.6);
        report.Share($"{told}, beside the same statements in batches", await contest.RunAsync(town, work.Of(product), work.Of(raw), stop), 0.6);
        var after = await VoucherTraces.OfAsync(town, stop);
        var isWhole = after.Follow(before, work.Whole, work.Bare);
        Report.Say($"{work.Whole} vouchers acknowledged as redeemed, {work.Bare} more by the update alone; {(isWhole ? "each stands where its ledger says, and left its redemption, journal entry and key" : $"BUT THE DATABASE HOLDS {before} BEFORE AND {after} AFTER")}.");
        return isWhole;
    }

    private static async Task FirstLoadAsync(Report report, Town town, Product product, CancellationToken stop)
    {
        await using var work = await FirstLoadWork.PrepareAsync(town, product, stop);
        const string Slowly = "processor 4 times slower, 1.6 Mbit/s, 150 ms, nothing kept";
        foreach (var (name, load) in new (string, Func<Task<FirstLoad>>)[] { ("the door takes what is typed", work.OpenDoorAsync), ($"a mediator's day of {work.Appointments} is shown", work.OpenDayAsync) })
        {
            var (median, longest) = await FirstLoadWork.TimesAsync(load);
            report.AtMost($"first load: {name}", Invariant($"{Slowly}: {median.Requests} answers, {median.Kilobytes:0} KiB, first painted after {median.Painted:0.0} s; longest of {FirstLoadWork.Loads} {longest.Usable:0.0} s"), median.Usable, 4, "s");
        }
    }

    private static async Task<bool> VerifyJournalAsync(Report report, BenchmarkCluster cluster, Town town, CancellationToken stop)
    {
        await using var work = await JournalWork.PrepareAsync(cluster, Database, town, stop);
        var (verified, read, isWhole) = await work.TimeAsync(stop);
        var told = Invariant($"verify a journal of {JournalWork.Entries:#,0} entries");
        report.Times($"{told}, beside reading its rows", verified, read, 2);
        report.AtMost($"{told}, time", "median of whole verifications", verified / 1000, 2, "s");
        return isWhole;
    }

    private static async Task TenTimesAsync(
        Contest contest, Report report, BenchmarkCluster cluster, Town town, Product product, BenchmarkOptions options, CancellationToken stop)
    {
        await using var large = await FoundAsync(cluster, TenfoldDatabase, options.TenfoldTown, stop);
        await using var other = await Product.StartAsync(cluster, TenfoldDatabase, stop);
        var works = new (string Name, Func<Town, Task<Func<Product, string, Side>>> Prepare)[]
        {
            ("an appointment by its id", async of => (await PointWork.AppointmentsAsync(of, stop)).Of),
            ("a resident by their id", async of => (await PointWork.ResidentsAsync(of, stop)).Of),
            ("list of 50 appointments", async of => (await ListWork.PrepareAsync(of, stop)).Of),
            ("free slots, half an hour", async of => (await FreeSlotsWork.PrepareAsync(of, Usual, stop)).Of),
            ("free slots, half a day", async of => (await FreeSlotsWork.PrepareAsync(of, HalfDay, stop)).Of),
        };
        foreach (var (name, prepare) in works)
        {
            var (small, tenfold) = await contest.TimeAsync((await prepare(town))(product, "product"), (await prepare(large))(other, "product, ten times"), stop);
            report.Times($"ten times the data: {name}", tenfold, small, 1.3);
        }
    }
}
