using Inclusion.Benchmarks.Towns;

namespace Inclusion.Benchmarks;

/// <summary>How long and on what the benchmarks run.</summary>
/// <param name="IsQuick">A small town and short rounds: shows that the command works, its figures say nothing.</param>
/// <param name="TenTimes">Also on a town with ten times the data.</param>
/// <param name="Only">One kind of work only, to look closer at it; null for all.</param>
internal sealed record BenchmarkOptions(bool IsQuick, bool TenTimes, string? Only)
{
    private const string Usage = """
        dotnet run -c Release --project tests/Benchmarks [-- --quick] [--ten-times] [--only list|slots|book|redeem|journal|first-load|start]
          --quick      a small town and short rounds: shows that it works; its figures say nothing
          --ten-times  also asks a town with ten times the data, which takes minutes to make
        """;

    public TownSize Town => Does("redeem") ? Size : Size.WithoutVouchers;
    public TownSize TenfoldTown => Size.Tenfold;

    /// <summary>The first requests are slow, until the program is compiled in its final form.</summary>
    public int WarmUp => IsQuick ? 300 : 6000;
    public static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(20);
    public int Rounds => IsQuick ? 2 : 5;
    public TimeSpan Round => TimeSpan.FromSeconds(IsQuick ? 1 : 5);
    public int Timings => IsQuick ? 30 : 400;

    public bool Does(string work) => Only is null || Only == work;

    /// <summary>Null when a word is not understood.</summary>
    public static BenchmarkOptions? Read(string[] words)
    {
        var at = Array.IndexOf(words, "--only");
        var only = at < 0 ? null : words.ElementAtOrDefault(at + 1) ?? "";
        var flags = at < 0 ? words : [.. words.Take(at), .. words.Skip(at + 2)];
        var isUnderstood = !flags.Except(["--quick", "--ten-times"]).Any() && only is null or "list" or "slots" or "book" or "redeem" or "journal" or "first-load" or "start";
        return isUnderstood ? new(flags.Contains("--quick"), flags.Contains("--ten-times"), only) : null;
    }

    private TownSize Size => IsQuick ? TownSize.Small : TownSize.Base;

    public static int Explain()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
