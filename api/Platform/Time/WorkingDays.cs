using NodaTime;

namespace Inclusion.Platform.Time;

/// <summary>Working days (« jours ouvrés »): Monday to Friday, public holidays of the town left out.</summary>
/// <remarks>Delays of the administration that run in calendar months do not use this (see the rules on silence).</remarks>
public static class WorkingDays
{
    /// <summary>Whether an office of this part of France is expected to work that day.</summary>
    public static bool IsWorkingDay(LocalDate day, HolidayRegion region) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !FrenchHolidays.IsHoliday(day, region);

    /// <summary>The working day that ends a delay: the day it starts from is not counted.</summary>
    /// <param name="from">The day of the event; need not be a working day.</param>
    /// <param name="count">1 to 366 working days.</param>
    /// <param name="region">Whose holidays are kept.</param>
    public static LocalDate After(LocalDate from, int count, HolidayRegion region)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 366);
        var day = from;
        for (var left = count; left > 0; left -= IsWorkingDay(day, region) ? 1 : 0) day = day.PlusDays(1);
        return day;
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="until"/>.</summary>
    /// <returns>0 when <paramref name="until"/> is not later than <paramref name="from"/>.</returns>
    public static int Between(LocalDate from, LocalDate until, HolidayRegion region)
    {
        var count = 0;
        for (var day = from.PlusDays(1); day <= until; day = day.PlusDays(1)) count += IsWorkingDay(day, region) ? 1 : 0;
        return count;
    }
}
