using FsCheck;
using FsCheck.Fluent;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Planning.Planned;

namespace Inclusion.Tests.Planning;

public class OpeningTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 8, 0);
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Fact]
    public void A_public_holiday_is_skipped_unless_the_opening_is_kept()
    {
        const string wednesdays = "FREQ=WEEKLY;BYDAY=WE;UNTIL=20261118";
        var from = new LocalDate(2026, 11, 4);

        Days(Open(wednesdays, from, new(9, 0), new(12, 0))).ShouldBe([new(2026, 11, 4), new(2026, 11, 18)]);
        Days(Open(wednesdays, from, new(9, 0), new(12, 0), kept: true)).ShouldBe([new(2026, 11, 4), new(2026, 11, 11), new(2026, 11, 18)]);
    }

    [Fact]
    public void One_occurrence_is_changed_and_another_removed_while_the_rest_stay()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=3", Tuesday, new(9, 0), new(12, 0));

        hours.ChangeOne(Tuesday, new(14, 0), new(15, 30), Lille).IsRefused.ShouldBeFalse();
        hours.RemoveOne(Tuesday.PlusWeeks(1), Lille).IsRefused.ShouldBeFalse();

        hours.OccurrencesBetween(Tuesday, Tuesday.PlusWeeks(5), Lille).ShouldBe(
        [
            new(Tuesday, Span((2026, 11, 24, 13, 0), (2026, 11, 24, 14, 30))),
            new(Tuesday.PlusWeeks(2), Span((2026, 12, 8, 8, 0), (2026, 12, 8, 11, 0))),
        ]);
        hours.ChangeOne(Tuesday.PlusWeeks(1), new(9, 0), new(10, 0), Lille).IsRefused.ShouldBeFalse();
        Days(hours).Count().ShouldBe(3);
    }

    [Fact]
    public void A_change_of_a_day_without_opening_or_to_impossible_hours_is_refused_and_changes_nothing()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=3", Tuesday, new(9, 0), new(12, 0));

        Refused(hours.ChangeOne(Tuesday.PlusDays(1), new(14, 0), new(15, 0), Lille)).ShouldBeOfType<NoOccurrenceThatDay>().Day.ShouldBe(Tuesday.PlusDays(1));
        Refused(hours.RemoveOne(Tuesday.PlusWeeks(3), Lille)).ShouldBeOfType<NoOccurrenceThatDay>().Day.ShouldBe(Tuesday.PlusWeeks(3));
        Refused(hours.ChangeOne(Tuesday, new(14, 0), new(14, 0), Lille)).ShouldBeOfType<EndsBeforeStart>().Path.ShouldBe(["endTime"]);
        Refused(hours.ChangeOne(Tuesday, new(22, 0), new(1, 0), Lille)).ShouldBeOfType<EndsBeforeStart>().Path.ShouldBe(["endTime"]);

        hours.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void An_opening_ended_early_keeps_what_comes_before_and_forgets_later_changes()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=5", Tuesday, new(9, 0), new(12, 0));
        hours.RemoveOne(Tuesday.PlusWeeks(3), Lille).IsRefused.ShouldBeFalse();

        hours.EndOn(Tuesday.PlusWeeks(1), Now);

        Days(hours).ShouldBe([Tuesday, Tuesday.PlusWeeks(1)]);
        hours.Changes.ShouldBeEmpty();
        (hours.LastOn, hours.EndedAt).ShouldBe((Tuesday.PlusWeeks(1), Now));
    }

    [Fact]
    public void An_opening_ended_before_its_first_day_never_takes_place()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=5", Tuesday, new(9, 0), new(12, 0));

        hours.EndOn(Tuesday.PlusWeeks(-9), Now);

        Days(hours).ShouldBeEmpty();
        hours.LastOn.ShouldBe(Tuesday.PlusDays(-1));
    }

    [Fact]
    public void An_end_later_than_the_last_day_changes_nothing()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=2", Tuesday, new(9, 0), new(12, 0));

        hours.EndOn(Tuesday.PlusWeeks(9), Now);

        (hours.LastOn, hours.EndedAt).ShouldBe((Tuesday.PlusWeeks(1), (Instant?)null));
    }

    [Fact]
    public void Asking_day_by_day_finds_the_same_occurrences_as_asking_at_once()
    {
        var cases = from first in Gen.Choose(-10, 200) from length in Gen.Choose(0, 200) select (First: first, Length: length);
        var hours = Open("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,SA;COUNT=40", Tuesday, new(9, 0), new(12, 0));
        hours.RemoveOne(Tuesday.PlusWeeks(2), Lille).IsRefused.ShouldBeFalse();

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), range =>
        {
            var first = Tuesday.PlusDays(range.First);
            var oneByOne = Enumerable.Range(0, range.Length + 1).Select(first.PlusDays).SelectMany(day => hours.OccurrencesBetween(day, day, Lille));
            hours.OccurrencesBetween(first, first.PlusDays(range.Length), Lille).ShouldBe(oneByOne);
        }));
    }

    [Fact]
    public void The_first_day_on_which_two_openings_take_place_at_once_is_found()
    {
        var mondaysAndTuesdays = Open("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=10", Tuesday, new(9, 0), new(12, 0));
        var everySecondTuesday = Open("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", Tuesday.PlusWeeks(1), new(11, 0), new(14, 0));
        var afternoons = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=9", Tuesday, new(12, 0), new(14, 0));

        mondaysAndTuesdays.OverlapWith(everySecondTuesday, Tuesday, Lille).ShouldBe(Tuesday.PlusWeeks(1));
        everySecondTuesday.OverlapWith(mondaysAndTuesdays, Tuesday, Lille).ShouldBe(Tuesday.PlusWeeks(1));
        mondaysAndTuesdays.OverlapWith(everySecondTuesday, Tuesday.PlusWeeks(2), Lille).ShouldBe(Tuesday.PlusWeeks(3));
        mondaysAndTuesdays.OverlapWith(afternoons, Tuesday, Lille).ShouldBeNull();
        mondaysAndTuesdays.RemoveOne(Tuesday.PlusWeeks(1), Lille).IsRefused.ShouldBeFalse();
        mondaysAndTuesdays.OverlapWith(everySecondTuesday, Tuesday, Lille).ShouldBe(Tuesday.PlusWeeks(3));
    }

    [Fact]
    public void An_opening_without_reason_or_already_over_is_refused()
    {
        var once = Recurrence.Once(Tuesday);

        Refused(Opening.Plan(Town, Mediator, new(null, [], new(9, 0), new(10, 0), false), once, Lille, Tuesday)).ShouldBeOfType<OutOfBounds>().Path.ShouldBe(["reasonIds"]);
        Refused(Opening.Plan(Town, Mediator, new(null, [Help], new(9, 0), new(10, 0), false), once, Lille, Tuesday.PlusDays(1))).ShouldBeOfType<OpeningOver>();
    }

    [Fact]
    public void A_refused_change_of_the_whole_opening_leaves_it_as_it_was()
    {
        var opening = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=5", Tuesday, new(9, 0), new(12, 0));

        opening.Change(new(null, [Help], new(12, 0), new(9, 0), true)).IsRefused.ShouldBeTrue();
        opening.Change(new(null, [], new(9, 0), new(10, 0), true)).IsRefused.ShouldBeTrue();

        (opening.StartsAt, opening.EndsAt, opening.IsKeptOnHolidays).ShouldBe((new LocalTime(9, 0), new LocalTime(12, 0), false));
    }

    [Fact]
    public void Occurrences_are_written_down_half_a_year_ahead_and_no_further_than_the_last_day()
    {
        var opening = Open("FREQ=WEEKLY;BYDAY=TU;COUNT=60", Tuesday, new(9, 0), new(12, 0));

        opening.Materialise(Tuesday, Tuesday, Lille).Select(row => row.Day)
            .ShouldBe(Enumerable.Range(0, 27).Select(week => Tuesday.PlusWeeks(week)));
        opening.MaterialisedUntil.ShouldBe(Tuesday.PlusDays(183));
        opening.Materialise(new(2028, 1, 1), new(2028, 1, 1), Lille).Select(row => row.Day).ShouldBe([new(2028, 1, 4), new(2028, 1, 11)]);
        opening.MaterialisedUntil.ShouldBe(new LocalDate(2028, 1, 11));
    }
}
