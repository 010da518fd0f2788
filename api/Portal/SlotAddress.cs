using NodaTime;
using NodaTime.Text;

namespace Inclusion.Portal;

/// <summary>How an address says a day and an hour: « jour=2026-09-08 », « heure=2026-09-08T07:00:00Z ».</summary>
public static class SlotAddress
{
    public const string Day = "jour", Hour = "heure", After = "apres";

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Of(Instant hour) => InstantPattern.General.Format(hour);

    /// <summary>Null for anything that is no day of our times.</summary>
    public static LocalDate? ReadDay(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } day && day.Value.Year is >= 2000 and < 2200 ? day.Value : null;

    public static Instant? ReadHour(string? text) =>
        text is not null && InstantPattern.General.Parse(text) is { Success: true } hour && hour.Value.InUtc().Year is >= 2000 and < 2200 ? hour.Value : null;
}
