using System.Globalization;

namespace Inclusion.Benchmarks;

/// <summary>What the system notes of processes, in <c>/proc</c>.</summary>
internal static class ProcessMeter
{
    /// <summary>Hundredths of a second are what Linux counts processor time in, on every machine that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor seconds of one process, all threads.</summary>
    public static double Seconds(int process) => Read(process) is { } stat ? stat.Own / TicksPerSecond : 0;

    /// <summary>Processor seconds of a process, its living children and those that have ended.</summary>
    public static double SecondsOfTree(int root)
    {
        var children = Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Select(Read).OfType<Stat>().Where(stat => stat.Parent == root);
        return ((Read(root) is { } own ? own.Own + own.Ended : 0) + children.Sum(child => child.Own)) / TicksPerSecond;
    }

    /// <summary>The most memory that a process has held at once, in megabytes.</summary>
    public static double HighestMegabytes(int process) => Megabytes(process, "VmHWM:");

    /// <summary>The memory that a process holds now, in megabytes.</summary>
    public static double Megabytes(int process) => Megabytes(process, "VmRSS:");

    private static double Megabytes(int process, string line) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(each => each.StartsWith(line, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    private static Stat? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            // The name may hold spaces and brackets: what follows the last bracket is plain.
            var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int field) => long.Parse(words[field - 3], CultureInfo.InvariantCulture);
            return new Stat((int)Number(4), Number(14) + Number(15), Number(16) + Number(17));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Stat(int Parent, long Own, long Ended);
}
