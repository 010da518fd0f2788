using FsCheck;
using FsCheck.Fluent;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Evaluation;
using Inclusion.Planning;
using NodaTime;
using Shouldly;
using CalDateTime = Ical.Net.DataTypes.CalDateTime;

namespace Inclusion.Tests.Planning;

public class RecurrenceTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void Every_second_week_is_counted_from_the_week_of_the_first_day()
    {
        var recurrence = Kept("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,MO;UNTIL=20261231", new(2026, 11, 24));

        recurrence.Days(Monday, new(2026, 12, 31)).ShouldBe(
            [new(2026, 11, 24), new(2026, 12, 7), new(2026, 12, 8), new(2026, 12, 21), new(2026, 12, 22)]);
        recurrence.Rule.ToString().ShouldBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU");
    }

    [Fact]
    public void A_month_without_the_day_is_passed_over()
    {
        Kept("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260801", new(2026, 1, 1)).Days(new(2026, 1, 1), new(2026, 12, 31))
            .ShouldBe([new(2026, 1, 31), new(2026, 3, 31), new(2026, 5, 31), new(2026, 7, 31)]);
        Kept("FREQ=MONTHLY;BYDAY=5TU;UNTIL=20260801", new(2026, 1, 1)).Days(new(2026, 1, 1), new(2026, 12, 31))
            .ShouldBe([new(2026, 3, 31), new(2026, 6, 30)]);
    }

    [Fact]
    public void The_last_weekday_and_the_last_day_of_a_month_are_found()
    {
        Kept("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;COUNT=2", new(2026, 2, 1)).Days(new(2026, 1, 1), new(2026, 12, 31))
            .ShouldBe([new(2026, 2, 27), new(2026, 5, 29)]);
        Kept("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", new(2028, 2, 1)).Days(new(2028, 1, 1), new(2028, 12, 31))
            .ShouldBe([new(2028, 2, 29), new(2028, 3, 31)]);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", RecurrenceFault.WithoutEnd)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261122", RecurrenceFault.EndsBeforeItBegins)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;UNTIL=20281124", RecurrenceFault.TooLong)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20271124", RecurrenceFault.TooLong)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=367", RecurrenceFault.TooLong)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=366", RecurrenceFault.TooLong)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=0", RecurrenceFault.NeverFalls)]
    [InlineData("FREQ=WEEKLY;INTERVAL=0;BYDAY=MO;COUNT=3", RecurrenceFault.AbsurdInterval)]
    [InlineData("FREQ=WEEKLY;INTERVAL=2147483647;BYDAY=MO;COUNT=3", RecurrenceFault.AbsurdInterval)]
    [InlineData("FREQ=MONTHLY;INTERVAL=-1;BYMONTHDAY=1;COUNT=3", RecurrenceFault.AbsurdInterval)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", RecurrenceFault.AbsurdInterval)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20261130", RecurrenceFault.NeverFalls)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207;COUNT=2", RecurrenceFault.NotUnderstood)]
    [InlineData("FREQ=SECONDLY;COUNT=2", RecurrenceFault.NotUnderstood)]
    [InlineData("FREQ=DAILY;COUNT=2", RecurrenceFault.NotUnderstood)]
    [InlineData("FREQ=WEEKLY;BYDAY=XX;COUNT=2", RecurrenceFault.NotUnderstood)]
    [InlineData("FREQ=WEEKLY;FREQ=WEEKLY;BYDAY=MO;COUNT=2", RecurrenceFault.NotUnderstood)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=2\r\nATTENDEE=x", RecurrenceFault.NotUnderstood)]
    [InlineData("", RecurrenceFault.NotUnderstood)]
    public void A_rule_that_is_endless_absurd_or_strange_is_refused_by_its_fault(string text, RecurrenceFault expected)
    {
        var (recurrence, fault) = RecurrenceText.Read(text, Monday, Paris);

        recurrence.ShouldBeNull();
        fault.ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9999, 12)]
    public void A_first_day_outside_the_calendar_of_people_is_refused(int year, int month) =>
        RecurrenceText.Read("FREQ=WEEKLY;BYDAY=MO;COUNT=2", new(year, month, 1), Paris).Fault.ShouldBe(RecurrenceFault.NotUnderstood);

    [Fact]
    public void The_end_is_written_in_UTC_at_the_last_hour_of_the_series()
    {
        Kept("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207", Monday).ToRfc5545(new(9, 30), Paris)
            .ShouldBe("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20261207T083000Z");
        Kept("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207T083000Z", Monday).Until.ShouldBe(new LocalDate(2026, 12, 7));
    }

    [Fact]
    public void Any_kept_rule_falls_on_the_days_that_another_library_computes()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Recurrences.ToArbitrary(), recurrence =>
            recurrence.Days(recurrence.From, recurrence.Until).ShouldBe(DaysByIcalNet(recurrence), recurrence.ToString())));
    }

    [Fact]
    public void A_stored_rule_is_read_back_as_it_was()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Recurrences.ToArbitrary(), recurrence =>
            RecurrenceText.Stored(recurrence.Rule.ToString()).ShouldBe(recurrence.Rule)));
        RecurrenceText.Stored(Recurrence.Once(Monday).Rule.ToString()).ShouldBe(new RecurrenceRule.Once());
    }

    private static readonly Gen<RecurrenceRule> Rules = Gen.OneOf(
        from every in Gen.Choose(1, 5)
        from days in Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>().Skip(1).ToArray()).Where(days => days.Count > 0)
        select (RecurrenceRule)new RecurrenceRule.Weekly(every, WeekDays.Of(days)),
        from every in Gen.Choose(1, 5)
        from day in Gen.Elements(-1, 1, 2, 15, 28, 29, 30, 31)
        select (RecurrenceRule)new RecurrenceRule.MonthlyOnDay(every, day),
        from every in Gen.Choose(1, 5)
        from nth in Gen.Elements(-1, 1, 2, 3, 4, 5)
        from day in Gen.Choose(1, 7)
        select (RecurrenceRule)new RecurrenceRule.MonthlyOnWeekday(every, nth, (IsoDayOfWeek)day));

    private static readonly Gen<Recurrence> Recurrences = (
        from rule in Rules
        from start in Gen.Choose(0, 900)
        from length in Gen.Choose(0, 730)
        let day = new LocalDate(2026, 1, 1).PlusDays(start)
        select Recurrence.Of(rule, day, day.PlusDays(length)).Recurrence)
        .Where(recurrence => recurrence is not null)
        .Select(recurrence => recurrence ?? throw new InvalidOperationException("filtered out"));

    /// <summary>A judge that others wrote; it counts a first day off the rule as an occurrence, so it starts on the first real one.</summary>
    private static List<LocalDate> DaysByIcalNet(Recurrence recurrence)
    {
        var hour = new LocalTime(9, 0);
        var first = recurrence.Days(recurrence.From, recurrence.Until).First();
        var series = new CalendarEvent
        {
            Start = new CalDateTime((first + hour).ToDateTimeUnspecified(), Paris.Id),
            RecurrenceRule = new Ical.Net.DataTypes.RecurrenceRule(recurrence.ToRfc5545(hour, Paris)),
        };
        var end = new CalDateTime((recurrence.Until.PlusDays(1) + hour).ToDateTimeUnspecified(), Paris.Id);
        return [.. series.GetOccurrences().TakeWhileBefore(end).Select(found => LocalDate.FromDateTime(found.Period.StartTime.Value))];
    }

    private static Recurrence Kept(string text, LocalDate from) =>
        RecurrenceText.Read(text, from, Paris).Recurrence ?? throw new InvalidOperationException($"{text} was refused.");
}
