using System.Globalization;
using NodaTime;

namespace Inclusion.Platform.Time;

/// <summary>Days and hours in French words, the way every screen and message of the house writes them.</summary>
/// <remarks>Words are kept here and not asked of the machine's locale, which a small container lacks.</remarks>
public static class FrenchDates
{
    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>"mardi 24 novembre", "vendredi 1er mai".</summary>
    public static string Words(LocalDate day)
    {
        var number = day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
        return $"{Days[(int)day.DayOfWeek - 1]} {number} {Months[day.Month - 1]}";
    }

    /// <summary>"mardi 24 novembre 2026", for what is read long after.</summary>
    public static string WordsWithYear(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{Words(day)} {day.Year}");

    /// <summary>"9 h", "9 h 30", "14 h 05"; seconds are not shown.</summary>
    public static string Words(LocalTime hour) => hour.Minute == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{hour.Hour} h")
        : string.Create(CultureInfo.InvariantCulture, $"{hour.Hour} h {hour.Minute:00}");

    /// <summary>"mardi 24 novembre à 9 h 30".</summary>
    public static string Words(LocalDateTime moment) => $"{Words(moment.Date)} à {Words(moment.TimeOfDay)}";

    /// <summary>"mardi 24 novembre à 9 h 30", as the clocks of that zone show it.</summary>
    public static string Words(Instant instant, DateTimeZone zone) => Words(instant.InZone(zone).LocalDateTime);
}
