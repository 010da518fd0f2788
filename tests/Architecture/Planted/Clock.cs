// Violations that ClockTests must find.
namespace Inclusion.Tests.Architecture.Planted.Places;

internal static class LooksAtTheClock
{
    public static DateTime Local() => DateTime.Now;
    public static DateTime World() => DateTime.UtcNow;
    public static Func<DateTime> Day() => () => DateTime.Today;
    public static DateTimeOffset LocalOffset() => DateTimeOffset.Now;
    public static async Task<DateTimeOffset> WorldOffsetAsync(CancellationToken stop)
    {
        await Task.Delay(1, stop);
        return DateTimeOffset.UtcNow;
    }

    public static void Sleeps() => Thread.Sleep(1);
}
