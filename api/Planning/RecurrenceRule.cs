using System.Globalization;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Which days a recurrence falls on, without its beginning and end.</summary>
/// <remarks>
/// A small part of RFC 5545: what planning at a counter needs and nothing that surprises. Weeks begin on Monday; a month
/// that lacks the day (31 April, a fifth Tuesday) is passed over, as the standard says.
/// </remarks>
public abstract record RecurrenceRule
{
    private RecurrenceRule()
    {
    }

    /// <summary>Whether the rule, counted from its first day, falls on <paramref name="day"/>.</summary>
    public abstract bool FallsOn(LocalDate day, LocalDate from);

    /// <summary>The rule as RFC 5545 writes it, without its end: <c>FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH</c>.</summary>
    public sealed override string ToString() => Text;

    /// <summary>See <see cref="ToString"/>.</summary>
    protected abstract string Text { get; }

    private static int MonthsBetween(LocalDate from, LocalDate day) => ((day.Year - from.Year) * 12) + day.Month - from.Month;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int DaysInMonth(LocalDate day) => CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month);

    /// <summary>One day, the first.</summary>
    public sealed record Once : RecurrenceRule
    {
        /// <inheritdoc/>
        public override bool FallsOn(LocalDate day, LocalDate from) => day == from;

        /// <inheritdoc/>
        protected override string Text => "FREQ=DAILY";
    }

    /// <summary>The given days of the week, every <paramref name="Every"/> weeks counted from the week of the first day.</summary>
    public sealed record Weekly(int Every, WeekDays Days) : RecurrenceRule
    {
        /// <inheritdoc/>
        public override bool FallsOn(LocalDate day, LocalDate from)
        {
            var weeks = Period.DaysBetween(MondayOf(from), MondayOf(day)) / 7;
            return day >= from && weeks % Every == 0 && Days.Contains(day.DayOfWeek);
        }

        /// <inheritdoc/>
        protected override string Text => $"FREQ=WEEKLY;INTERVAL={Number(Every)};BYDAY={Days}";

        private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
    }

    /// <summary>One day of the month, 1 to 31, or -1 for the last, every <paramref name="Every"/> months.</summary>
    public sealed record MonthlyOnDay(int Every, int Day) : RecurrenceRule
    {
        /// <inheritdoc/>
        public override bool FallsOn(LocalDate day, LocalDate from) =>
            day >= from
            && MonthsBetween(from, day) % Every == 0
            && day.Day == (Day == -1 ? DaysInMonth(day) : Day);

        /// <inheritdoc/>
        protected override string Text => $"FREQ=MONTHLY;INTERVAL={Number(Every)};BYMONTHDAY={Number(Day)}";
    }

    /// <summary>The first to fifth such weekday of the month, or -1 for the last, every <paramref name="Every"/> months.</summary>
    public sealed record MonthlyOnWeekday(int Every, int Nth, IsoDayOfWeek Weekday) : RecurrenceRule
    {
        /// <inheritdoc/>
        public override bool FallsOn(LocalDate day, LocalDate from) =>
            day >= from
            && MonthsBetween(from, day) % Every == 0
            && day.DayOfWeek == Weekday
            && (Nth == -1 ? day.Day > DaysInMonth(day) - 7 : ((day.Day - 1) / 7) + 1 == Nth);

        /// <inheritdoc/>
        protected override string Text => $"FREQ=MONTHLY;INTERVAL={Number(Every)};BYDAY={Number(Nth)}{WeekDays.CodeOf(Weekday)}";
    }
}
