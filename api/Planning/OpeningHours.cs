using Inclusion.Platform;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>When an opening can be booked: its timetable, less holidays, with each occurrence changed or removed.</summary>
/// <remarks>Public holidays are skipped unless the opening says that it is kept (a holiday market, say).</remarks>
public sealed class OpeningHours
{
    private readonly Dictionary<LocalDate, OccurrenceChange> _changes;

    /// <summary>The hours of a new opening, or of one that was stored.</summary>
    public OpeningHours(Timetable timetable, HolidayRegion region, bool isKeptOnHolidays, IEnumerable<OccurrenceChange> changes)
    {
        (Timetable, Region, IsKeptOnHolidays) = (timetable, region, isKeptOnHolidays);
        _changes = changes.ToDictionary(change => change.Day);
    }

    /// <summary>The rule.</summary>
    public Timetable Timetable { get; private set; }

    /// <summary>Whose holidays are skipped.</summary>
    public HolidayRegion Region { get; }

    /// <summary>Holidays are not skipped.</summary>
    public bool IsKeptOnHolidays { get; }

    /// <summary>The days that differ from the rule, in order.</summary>
    public IReadOnlyList<OccurrenceChange> Changes => [.. _changes.Values.OrderBy(change => change.Day)];

    /// <summary>The occurrences whose day lies between two days, both included, in order.</summary>
    public IEnumerable<Occurrence> OccurrencesBetween(LocalDate first, LocalDate last) =>
        Timetable.Recurrence.Days(first, last).Where(IsOpenDay).Select(OnDay).OfType<Occurrence>();

    /// <summary>Whether the rule, holidays considered, has an occurrence that day, changed or removed ones included.</summary>
    public bool FallsOn(LocalDate day) => Timetable.Recurrence.Days(day, day).Any() && IsOpenDay(day);

    /// <summary>Gives one occurrence other hours; a second change replaces the first, and brings a removed one back.</summary>
    /// <returns>The fault of the day or of the hours; null when done.</returns>
    public Refusal? ChangeOne(LocalDate day, LocalTime startsAt, LocalTime endsAt)
    {
        if (!FallsOn(day)) return NoOccurrence(day);
        if (Timetable.HoursFault(day, startsAt, endsAt, Timetable.Zone) is { } fault) return fault;
        _changes[day] = new OccurrenceChange.OtherHours(day, startsAt, endsAt);
        return null;
    }

    /// <summary>Removes one occurrence; removing it again changes nothing.</summary>
    /// <returns>The fault of the day; null when done.</returns>
    public Refusal? RemoveOne(LocalDate day)
    {
        if (!FallsOn(day)) return NoOccurrence(day);
        _changes[day] = new OccurrenceChange.Removed(day);
        return null;
    }

    /// <summary>Lets the last occurrence be on that day or earlier; changes that fall away are forgotten.</summary>
    /// <returns>False, with nothing changed, when no day at all would be left.</returns>
    public bool EndOn(LocalDate last)
    {
        if (Timetable.Recurrence.EndingOn(last) is not { } shorter) return false;
        Timetable = Timetable.On(shorter);
        foreach (var day in _changes.Keys.Where(day => day > last).ToList()) _changes.Remove(day);
        return true;
    }

    private static NoOccurrenceThatDay NoOccurrence(LocalDate day) =>
        new("Cette ouverture n'a pas lieu ce jour-là. Choisissez un de ses jours.", day, "day");

    private bool IsOpenDay(LocalDate day) => IsKeptOnHolidays || !FrenchHolidays.IsHoliday(day, Region);

    private Occurrence? OnDay(LocalDate day) => _changes.GetValueOrDefault(day) switch
    {
        OccurrenceChange.Removed => null,
        OccurrenceChange.OtherHours other => Timetable.At(day, other.StartsAt, other.EndsAt),
        _ => Timetable.At(day, Timetable.StartsAt, Timetable.EndsAt),
    };
}
