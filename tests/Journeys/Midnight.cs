using Inclusion.Tests.Platform.Messaging;
using NodaTime;

namespace Inclusion.Tests.Journeys;

/// <summary>The day of the invented town, for journeys that are told by it: « today's session », « today's appointments ».</summary>
internal static class Midnight
{
    private static readonly Duration Longest = Duration.FromMinutes(10);

    public static ZonedDateTime Now => SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]);

    /// <summary>Waits until a whole journey fits into the day: one that would begin in its last minutes begins in the next day.</summary>
    public static Task KeepAwayAsync(CancellationToken stop) =>
        Eventually.TrueAsync(() => Task.FromResult(Now.Date == Now.Plus(Longest).Date), stop, seconds: (int)(Longest * 2).TotalSeconds);
}
