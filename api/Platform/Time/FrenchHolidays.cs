using NodaTime;

namespace Inclusion.Platform.Time;

/// <summary>A day on which offices are closed, with the name the law gives it.</summary>
public sealed record PublicHoliday(LocalDate On, string Name);

/// <summary>French public holidays, computed: no list to buy or to keep.</summary>
/// <remarks>
/// Sources: Code du travail L3133-1 (the eleven days), L3134-13 (Alsace-Moselle), L3422-2 (overseas).
/// In Alsace-Moselle Good Friday is kept in every town here, although the law says only those with a Protestant church.
/// </remarks>
public static class FrenchHolidays
{
    private const string Abolition = "Abolition de l'esclavage";

    /// <summary>The holidays of one year, in the order of the calendar.</summary>
    /// <param name="year">From 1983, when the overseas days were made law, to 9998.</param>
    /// <param name="region">The part of France.</param>
    public static IReadOnlyList<PublicHoliday> Of(int year, HolidayRegion region)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1983);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        return [.. Everywhere(year).Concat(Besides(year, region)).OrderBy(holiday => holiday.On).ThenBy(holiday => holiday.Name)];
    }

    /// <summary>Whether offices are closed that day for a public holiday; an ordinary Sunday is not one.</summary>
    public static bool IsHoliday(LocalDate day, HolidayRegion region) =>
        Everywhere(day.Year).Concat(Besides(day.Year, region)).Any(holiday => holiday.On == day);

    /// <summary>Easter Sunday of the Gregorian calendar (the method published in Nature in 1876).</summary>
    public static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }

    private static IEnumerable<PublicHoliday> Everywhere(int year)
    {
        var easter = EasterSunday(year);
        yield return new(new(year, 1, 1), "Jour de l'an");
        yield return new(easter.PlusDays(1), "Lundi de Pâques");
        yield return new(new(year, 5, 1), "Fête du Travail");
        yield return new(new(year, 5, 8), "Victoire de 1945");
        yield return new(easter.PlusDays(39), "Ascension");
        yield return new(easter.PlusDays(50), "Lundi de Pentecôte");
        yield return new(new(year, 7, 14), "Fête nationale");
        yield return new(new(year, 8, 15), "Assomption");
        yield return new(new(year, 11, 1), "Toussaint");
        yield return new(new(year, 11, 11), "Armistice de 1918");
        yield return new(new(year, 12, 25), "Noël");
    }

    private static IEnumerable<PublicHoliday> Besides(int year, HolidayRegion region) => region switch
    {
        HolidayRegion.Mainland => [],
        HolidayRegion.AlsaceMoselle =>
        [
            new(EasterSunday(year).PlusDays(-2), "Vendredi saint"),
            new(new(year, 12, 26), "Saint-Étienne"),
        ],
        HolidayRegion.Guadeloupe => [new(new(year, 5, 27), Abolition)],
        HolidayRegion.Martinique => [new(new(year, 5, 22), Abolition)],
        HolidayRegion.FrenchGuiana => [new(new(year, 6, 10), Abolition)],
        HolidayRegion.Reunion => [new(new(year, 12, 20), Abolition)],
        HolidayRegion.Mayotte => [new(new(year, 4, 27), Abolition)],
        HolidayRegion.SaintBarthelemy => [new(new(year, 10, 9), Abolition)],
        // A circular of 2018, after a misprint in the decree of 2017, moved the day from 27 to 28 May.
        HolidayRegion.SaintMartin => [new(new(year, 5, year < 2018 ? 27 : 28), Abolition)],
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, "Unknown holiday region."),
    };
}
