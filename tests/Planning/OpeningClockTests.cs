using Inclusion.Planning;
using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Planning.Planned;

namespace Inclusion.Tests.Planning;

/// <summary>Openings over the two clock changes of the year.</summary>
public class OpeningClockTests
{
    [Fact]
    public void The_hour_on_the_clock_stays_when_winter_comes()
    {
        var hours = Open("FREQ=WEEKLY;BYDAY=WE;COUNT=2", new(2026, 10, 21), new(9, 0), new(12, 0));

        hours.OccurrencesBetween(new(2026, 1, 1), new(2026, 12, 31), Lille).ShouldBe(
        [
            new(new(2026, 10, 21), Span((2026, 10, 21, 7, 0), (2026, 10, 21, 10, 0))),
            new(new(2026, 10, 28), Span((2026, 10, 28, 8, 0), (2026, 10, 28, 11, 0))),
        ]);
    }

    [Fact]
    public void On_the_nights_the_clocks_change_an_occurrence_covers_what_exists()
    {
        Open("FREQ=WEEKLY;BYDAY=SU;COUNT=2", new(2026, 3, 22), new(2, 30), new(4, 0)).OccurrencesBetween(new(2026, 3, 29), new(2026, 3, 29), Lille)
            .ShouldBe([new(new(2026, 3, 29), Span((2026, 3, 29, 1, 0), (2026, 3, 29, 2, 0)))]);
        Open("FREQ=WEEKLY;BYDAY=SU;COUNT=2", new(2026, 10, 18), new(2, 30), new(2, 45)).OccurrencesBetween(new(2026, 10, 25), new(2026, 10, 25), Lille)
            .ShouldBe([new(new(2026, 10, 25), Span((2026, 10, 25, 0, 30), (2026, 10, 25, 1, 45)))]);
    }

    [Fact]
    public void An_occurrence_the_clock_jumps_over_does_not_take_place() =>
        Days(Open("FREQ=WEEKLY;BYDAY=SU;COUNT=3", new(2026, 3, 22), new(2, 0), new(2, 45))).ShouldBe([new(2026, 3, 22), new(2026, 4, 5)]);

    [Fact]
    public void An_hour_of_a_clock_change_given_for_one_day_is_refused_to_the_person_who_gives_it()
    {
        var spring = Timetable.Of(new(1, 0), new(2, 30), Paris, Recurrence.Once(new(2026, 3, 29)));
        var autumn = Timetable.Of(new(2, 30), new(4, 0), Paris, Recurrence.Once(new(2026, 10, 25)));

        Refused(spring).ShouldBeOfType<HourOfClockChange>().Change.ShouldBe(ClockChange.SkippedHour);
        Refused(autumn).ShouldBeOfType<HourOfClockChange>().Change.ShouldBe(ClockChange.DoubledHour);
        var sundays = Open("FREQ=WEEKLY;BYDAY=SU;COUNT=2", new(2026, 3, 29), new(9, 0), new(12, 0));
        Refused(sundays.ChangeOne(new(2026, 3, 29), new(2, 0), new(4, 0), Lille)).ShouldBeOfType<HourOfClockChange>().Path.ShouldBe(["startTime"]);
    }
}
