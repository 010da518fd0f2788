using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;
using static Inclusion.Tests.Planning.Planned;

namespace Inclusion.Tests.Planning;

public class AbsenceTests
{
    [Fact]
    public void A_single_absence_runs_over_midnight_and_one_that_ends_before_it_begins_is_refused()
    {
        var absence = Away(new(2026, 12, 23, 14, 0), new(2026, 12, 28, 0, 0)).Value;

        absence.Spans().ShouldBe([Span((2026, 12, 23, 13, 0), (2026, 12, 27, 23, 0))]);
        Refused(Away(new(2026, 12, 23, 14, 0), new(2026, 12, 23, 14, 0))).ShouldBeOfType<EndsBeforeStart>();
        Refused(Away(new(2026, 12, 23, 14, 0), new(2027, 12, 23, 14, 1))).ShouldBeOfType<AbsenceTooLong>();
        Refused(Away(new(1, 1, 1, 0, 0), new(1, 1, 2, 0, 0))).ShouldBeOfType<AbsenceTooLong>();
        Refused(Away(new(2026, 10, 25, 2, 0), new(2026, 10, 25, 8, 0))).ShouldBeOfType<HourOfClockChange>().Path.ShouldBe(["startTime"]);
    }

    [Fact]
    public void A_repeated_absence_is_on_holidays_too()
    {
        var timetable = Timetable.Of(new(9, 0), new(12, 0), Paris, Read("FREQ=WEEKLY;BYDAY=WE;COUNT=2", new(2026, 11, 4))).Value;

        Absence.Repeated(Town, Mediator, AbsenceKind.Meeting, timetable).Spans()
            .ShouldBe([Span((2026, 11, 4, 8, 0), (2026, 11, 4, 11, 0)), Span((2026, 11, 11, 8, 0), (2026, 11, 11, 11, 0))]);
    }

    private static Outcome<Absence> Away(LocalDateTime from, LocalDateTime until) => Absence.Once(Town, Mediator, AbsenceKind.Leave, from, until, Lille);
}
