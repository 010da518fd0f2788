using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Planning;

/// <summary>Reads a recurrence from the text of RFC 5545, refusing what the house does not keep.</summary>
/// <remarks>
/// Understood: FREQ=WEEKLY with BYDAY, FREQ=MONTHLY with one BYMONTHDAY or one numbered BYDAY, INTERVAL, WKST=MO, and
/// exactly one of UNTIL (a day, or an instant in UTC) and COUNT. FREQ=DAILY;COUNT=1 is one day.
/// </remarks>
public static class RecurrenceText
{
    private const int LongestText = 200;
    private static readonly string[] Known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "WKST", "UNTIL", "COUNT"];

    /// <summary>The recurrence that begins on <paramref name="from"/>, or what is wrong with the text.</summary>
    public static (Recurrence? Recurrence, RecurrenceFault? Fault) Read(string text, LocalDate from, DateTimeZone zone)
    {
        if (Parts(text) is not { } parts) return (null, RecurrenceFault.NotUnderstood);
        if (parts.ContainsKey("UNTIL") && parts.ContainsKey("COUNT")) return (null, RecurrenceFault.NotUnderstood);
        if (IsOneDay(parts)) return (Recurrence.Once(from), null);
        if (RuleOf(parts) is not { } rule) return (null, RecurrenceFault.NotUnderstood);
        if (parts.TryGetValue("COUNT", out var count)) return Counted(rule, from, count);
        if (!parts.TryGetValue("UNTIL", out var until)) return (null, RecurrenceFault.WithoutEnd);
        return Day(until, zone) is { } last ? Recurrence.Of(rule, from, last) : (null, RecurrenceFault.NotUnderstood);
    }

    /// <summary>The rule of a stored text, which holds no end.</summary>
    /// <exception cref="FormatException">The text was not written by <see cref="RecurrenceRule.ToString"/>.</exception>
    public static RecurrenceRule Stored(string text)
    {
        if (text == new RecurrenceRule.Once().ToString()) return new RecurrenceRule.Once();
        var rule = Parts(text) is { } parts ? RuleOf(parts) : null;
        return rule ?? throw new FormatException($"Not a stored recurrence rule: {text}");
    }

    private static Dictionary<string, string>? Parts(string text)
    {
        if (text.Length is 0 or > LongestText) return null;
        var pairs = text.Split(';').Select(part => part.Split('=')).ToList();
        var sound = pairs.All(pair => pair.Length == 2 && Known.Contains(pair[0]) && pair[1].Length > 0);
        if (!sound || pairs.DistinctBy(pair => pair[0]).Count() != pairs.Count) return null;
        return pairs.ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static bool IsOneDay(Dictionary<string, string> parts) =>
        parts.Count == 2 && parts.GetValueOrDefault("FREQ") == "DAILY" && parts.GetValueOrDefault("COUNT") == "1";

    private static RecurrenceRule? RuleOf(Dictionary<string, string> parts)
    {
        if (parts.GetValueOrDefault("WKST", "MO") != "MO") return null;
        if (Number(parts.GetValueOrDefault("INTERVAL", "1")) is not { } every) return null;
        var (days, monthDay) = (parts.GetValueOrDefault("BYDAY"), parts.GetValueOrDefault("BYMONTHDAY"));
        return (parts.GetValueOrDefault("FREQ"), days, monthDay) switch
        {
            ("WEEKLY", not null, null) => Weekly(every, days),
            ("MONTHLY", null, not null) when Number(monthDay) is { } day => new RecurrenceRule.MonthlyOnDay(every, day),
            ("MONTHLY", { Length: > 2 }, null) => MonthlyOnWeekday(every, days),
            _ => null,
        };
    }

    private static RecurrenceRule.Weekly? Weekly(int every, string codes)
    {
        var days = codes.Split(',').Select(WeekDays.FromCode).ToList();
        return days.Contains(null) ? null : new(every, WeekDays.Of(days.OfType<IsoDayOfWeek>()));
    }

    private static RecurrenceRule.MonthlyOnWeekday? MonthlyOnWeekday(int every, string numbered)
    {
        var (nth, weekday) = (Number(numbered[..^2]), WeekDays.FromCode(numbered[^2..]));
        return nth is { } number && weekday is { } day ? new(every, number, day) : null;
    }

    private static (Recurrence? Recurrence, RecurrenceFault? Fault) Counted(RecurrenceRule rule, LocalDate from, string text)
    {
        if (Number(text) is not { } count) return (null, RecurrenceFault.NotUnderstood);
        if (count < 1) return (null, RecurrenceFault.NeverFalls);
        if (count > Recurrence.MostOccurrences) return (null, RecurrenceFault.TooLong);

        var (widest, fault) = Recurrence.Widest(rule, from);
        if (widest is null) return (null, fault);
        var days = widest.Days(from, widest.Until).Take(count).ToList();
        return days.Count < count ? (null, RecurrenceFault.TooLong) : Recurrence.Of(rule, from, days[^1]);
    }

    private static LocalDate? Day(string text, DateTimeZone zone)
    {
        var day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(text);
        if (day.Success) return day.Value;
        var instant = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Parse(text);
        return instant.Success ? instant.Value.InZone(zone).Date : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
