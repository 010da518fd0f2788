using System.Globalization;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What makes a recurrence unfit to be kept.</summary>
public enum RecurrenceFault
{
    /// <summary>Not a rule, one of a kind the house does not keep (hourly, by year, by set position…), or a year outside 2000–2200.</summary>
    NotUnderstood,

    /// <summary>It has no end: neither UNTIL nor COUNT.</summary>
    WithoutEnd,

    /// <summary>It ends before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>It lasts more than two years, or has more than 366 occurrences.</summary>
    TooLong,

    /// <summary>Its interval is 0, or so long that nothing would recur (over 52 weeks or 24 months).</summary>
    AbsurdInterval,

    /// <summary>It falls on no day at all between its beginning and its end.</summary>
    NeverFalls,

    /// <summary>It begins more than two years from now.</summary>
    TooFarAhead,
}

/// <summary>A rule with its first and last possible day, both included: always finite.</summary>
public sealed record Recurrence
{
    /// <summary>The longest a recurrence may last; a planning older than that is looked at again.</summary>
    public static readonly Period Longest = Period.FromYears(2);

    /// <summary>The most occurrences a recurrence may have.</summary>
    public const int MostOccurrences = 366;

    private Recurrence(RecurrenceRule rule, LocalDate from, LocalDate until) => (Rule, From, Until) = (rule, from, until);

    /// <summary>Which days between the two.</summary>
    public RecurrenceRule Rule { get; }

    /// <summary>The day it counts from; an occurrence only when the rule falls on it.</summary>
    public LocalDate From { get; }

    /// <summary>The last day on which it may fall, included.</summary>
    public LocalDate Until { get; }

    /// <summary>One day and no other.</summary>
    public static Recurrence Once(LocalDate on) => new(new RecurrenceRule.Once(), on, on);

    /// <summary>The recurrence, or what is wrong with it.</summary>
    public static (Recurrence? Recurrence, RecurrenceFault? Fault) Of(RecurrenceRule rule, LocalDate from, LocalDate until)
    {
        if (from.Year is < 2000 or > 2200) return (null, RecurrenceFault.NotUnderstood);
        if (until < from) return (null, RecurrenceFault.EndsBeforeItBegins);
        if (until > from + Longest) return (null, RecurrenceFault.TooLong);
        if (IsAbsurd(rule)) return (null, RecurrenceFault.AbsurdInterval);

        var recurrence = new Recurrence(rule, from, until);
        var occurrences = recurrence.Days(from, until).Take(MostOccurrences + 1).Count();
        if (occurrences == 0) return (null, RecurrenceFault.NeverFalls);
        if (occurrences > MostOccurrences) return (null, RecurrenceFault.TooLong);
        return (recurrence, null);
    }

    /// <summary>The rule over the longest span allowed, to count from; more occurrences than allowed are no fault yet.</summary>
    internal static (Recurrence? Recurrence, RecurrenceFault? Fault) Widest(RecurrenceRule rule, LocalDate from)
    {
        if (from.Year is < 2000 or > 2200) return (null, RecurrenceFault.NotUnderstood);
        if (IsAbsurd(rule)) return (null, RecurrenceFault.AbsurdInterval);
        var widest = new Recurrence(rule, from, from + Longest);
        return widest.Days(from, widest.Until).Any() ? (widest, null) : (null, RecurrenceFault.NeverFalls);
    }

    /// <summary>The days it falls on between two days, both included, in order.</summary>
    public IEnumerable<LocalDate> Days(LocalDate first, LocalDate last)
    {
        var end = LocalDate.Min(last, Until);
        for (var day = LocalDate.Max(first, From); day <= end; day = day.PlusDays(1))
            if (Rule.FallsOn(day, From)) yield return day;
    }

    /// <summary>What was judged when it was written; it may since have been ended, even before its first day.</summary>
    internal static Recurrence Stored(RecurrenceRule rule, LocalDate from, LocalDate until) => new(rule, from, until);

    /// <summary>The whole rule in RFC 5545, for a series that starts at that hour in that zone.</summary>
    /// <remarks>The end is written in UTC, as the standard asks where the start has a zone.</remarks>
    public string ToRfc5545(LocalTime startsAt, DateTimeZone zone)
    {
        if (Rule is RecurrenceRule.Once) return "FREQ=DAILY;COUNT=1";
        var last = zone.AtLeniently(Until + startsAt).ToInstant();
        return $"{Rule};UNTIL={last.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
    }

    private static bool IsAbsurd(RecurrenceRule rule) => rule switch
    {
        RecurrenceRule.Weekly weekly => weekly.Every is < 1 or > 52 || weekly.Days.IsEmpty,
        RecurrenceRule.MonthlyOnDay monthly => monthly.Every is < 1 or > 24 || monthly.Day is not (-1 or (>= 1 and <= 31)),
        RecurrenceRule.MonthlyOnWeekday monthly => monthly.Every is < 1 or > 24 || monthly.Nth is not (-1 or (>= 1 and <= 5)),
        _ => false,
    };
}
