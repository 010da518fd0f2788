using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>The clocks a town lives by and the holidays it keeps.</summary>
public sealed record TownCalendar(DateTimeZone Zone, HolidayRegion Region)
{
    public static TownCalendar Of(Territory town) => new(DateTimeZoneProviders.Tzdb[town.TimeZone], town.HolidayRegion);

    /// <summary>The day that the town's clocks show.</summary>
    public LocalDate DayOf(Instant instant) => instant.InZone(Zone).Date;

    public bool IsHoliday(LocalDate day) => FrenchHolidays.IsHoliday(day, Region);
}
