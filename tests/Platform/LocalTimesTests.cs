using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform;

public class LocalTimesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData(1, 59, null)]
    [InlineData(2, 0, ClockChange.SkippedHour)]
    [InlineData(2, 59, ClockChange.SkippedHour)]
    [InlineData(3, 0, null)]
    public void On_the_night_of_spring_the_hour_from_two_to_three_is_refused_to_a_person(int hour, int minute, ClockChange? expected) =>
        LocalTimes.ChangeAt(new LocalDateTime(2026, 3, 29, hour, minute), Paris).ShouldBe(expected);

    [Theory]
    [InlineData(1, 59, null)]
    [InlineData(2, 0, ClockChange.DoubledHour)]
    [InlineData(2, 59, ClockChange.DoubledHour)]
    [InlineData(3, 0, null)]
    public void On_the_night_of_autumn_the_hour_from_two_to_three_is_refused_to_a_person(int hour, int minute, ClockChange? expected) =>
        LocalTimes.ChangeAt(new LocalDateTime(2026, 10, 25, hour, minute), Paris).ShouldBe(expected);

    [Fact]
    public void An_hour_sent_with_its_offset_is_judged_as_the_town_reads_it()
    {
        LocalTimes.ChangeAt(Given(3, 29, 2, 30, 1), Paris).ShouldBe(ClockChange.SkippedHour);
        LocalTimes.ChangeAt(Given(3, 29, 2, 30, 2), Paris).ShouldBe(ClockChange.SkippedHour);
        LocalTimes.ChangeAt(Given(3, 29, 1, 30, 0), Paris).ShouldBeNull();
        LocalTimes.ChangeAt(Given(10, 25, 2, 30, 1), Paris).ShouldBe(ClockChange.DoubledHour);
        LocalTimes.ChangeAt(Given(10, 25, 2, 30, 2), Paris).ShouldBe(ClockChange.DoubledHour);
        LocalTimes.ChangeAt(Given(10, 25, 0, 30, 0), Paris).ShouldBe(ClockChange.DoubledHour);
        LocalTimes.ChangeAt(Given(11, 24, 9, 30, 1), Paris).ShouldBeNull();
        LocalTimes.ChangeAt(Given(7, 14, 9, 30, 2), Paris).ShouldBeNull();
    }

    [Fact]
    public void An_occurrence_whose_hour_is_skipped_begins_and_ends_when_the_clock_has_jumped()
    {
        var jump = Instant.FromUtc(2026, 3, 29, 1, 0);

        LocalTimes.BeginningOf(new(2026, 3, 29, 2, 30), Paris).ShouldBe(jump);
        LocalTimes.EndOf(new(2026, 3, 29, 2, 30), Paris).ShouldBe(jump);
    }

    [Fact]
    public void An_occurrence_in_the_doubled_hour_begins_the_first_time_and_ends_the_second()
    {
        LocalTimes.BeginningOf(new(2026, 10, 25, 2, 30), Paris).ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));
        LocalTimes.EndOf(new(2026, 10, 25, 2, 30), Paris).ShouldBe(Instant.FromUtc(2026, 10, 25, 1, 30));
    }

    [Fact]
    public void Days_and_hours_are_written_in_French_words()
    {
        FrenchDates.Words(Instant.FromUtc(2026, 11, 24, 8, 30), Paris).ShouldBe("mardi 24 novembre à 9 h 30");
        FrenchDates.Words(new LocalDateTime(2026, 5, 1, 14, 0)).ShouldBe("vendredi 1er mai à 14 h");
        FrenchDates.Words(new LocalTime(9, 5)).ShouldBe("9 h 05");
        FrenchDates.WordsWithYear(new(2027, 2, 28)).ShouldBe("dimanche 28 février 2027");
        FrenchDates.Words(new LocalDate(2026, 8, 15)).ShouldBe("samedi 15 août");
    }

    private static OffsetDateTime Given(int month, int day, int hour, int minute, int offset) =>
        new(new(2026, month, day, hour, minute), Offset.FromHours(offset));
}
