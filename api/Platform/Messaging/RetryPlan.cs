using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>When a message that did not leave is tried again: after 1 minute, then twice as long each time, up to 6 hours.</summary>
public static class RetryPlan
{
    /// <summary>After these many attempts, about 20 hours, a person decides.</summary>
    public const int Attempts = 12;

    private static readonly Duration Longest = Duration.FromHours(6);

    /// <param name="failed">How many attempts have failed, 1 or more.</param>
    /// <param name="chance">0 to 1: spreads messages that failed together over ±20 %.</param>
    public static Duration Pause(int failed, double chance)
    {
        var doubled = Duration.FromMinutes(Math.Pow(2, Math.Min(failed, 20) - 1));
        return (doubled < Longest ? doubled : Longest) * (0.8 + 0.4 * chance);
    }
}
