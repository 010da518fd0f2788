using Inclusion.Platform;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>One day's worth of a timetable, with the instants it covers (start included, end excluded).</summary>
public sealed record Occurrence(LocalDate Day, Interval Span);

/// <summary>Hours on a clock, on the days of a recurrence: from one hour to a later one of the same day.</summary>
public sealed record Timetable
{
    private Timetable(LocalTime startsAt, LocalTime endsAt, DateTimeZone zone, Recurrence recurrence) =>
        (StartsAt, EndsAt, Zone, Recurrence) = (startsAt, endsAt, zone, recurrence);

    /// <summary>The hour on the clock at which each occurrence begins.</summary>
    public LocalTime StartsAt { get; }

    /// <summary>The hour at which each ends, excluded; always later than <see cref="StartsAt"/>.</summary>
    public LocalTime EndsAt { get; }

    /// <summary>The zone whose clocks are read.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The days.</summary>
    public Recurrence Recurrence { get; }

    /// <summary>These hours on those days. Refused: an end that does not follow the start; an hour of one single day that no clock, or two, will show.</summary>
    public static Outcome<Timetable> Of(LocalTime startsAt, LocalTime endsAt, DateTimeZone zone, Recurrence recurrence)
    {
        var fault = recurrence.From == recurrence.Until
            ? HoursFault(recurrence.From, startsAt, endsAt, zone)
            : OrderFault(startsAt, endsAt);
        return fault is null ? new Timetable(startsAt, endsAt, zone, recurrence) : fault;
    }

    /// <summary>What is wrong with hours that a person gives for one day; null when they can be kept.</summary>
    public static Refusal? HoursFault(LocalDate day, LocalTime startsAt, LocalTime endsAt, DateTimeZone zone)
    {
        if (OrderFault(startsAt, endsAt) is { } disorder) return disorder;
        if (LocalTimes.ChangeAt(day + startsAt, zone) is { } atStart) return HourOfClockChange.Of(atStart, "startTime");
        return LocalTimes.ChangeAt(day + endsAt, zone) is { } atEnd ? HourOfClockChange.Of(atEnd, "endTime") : null;
    }

    /// <summary>The occurrences whose day lies between two days, both included, in order.</summary>
    /// <remarks>One that a clock change leaves without any instant is not there.</remarks>
    public IEnumerable<Occurrence> OccurrencesBetween(LocalDate first, LocalDate last) =>
        Recurrence.Days(first, last).Select(day => At(day, StartsAt, EndsAt)).OfType<Occurrence>();

    /// <summary>These hours on that day; null when the clock jumps over all of them.</summary>
    public Occurrence? At(LocalDate day, LocalTime startsAt, LocalTime endsAt)
    {
        var start = LocalTimes.BeginningOf(day + startsAt, Zone);
        var end = LocalTimes.EndOf(day + endsAt, Zone);
        return end > start ? new(day, new Interval(start, end)) : null;
    }

    /// <summary>Hours that were judged when they were written.</summary>
    internal static Timetable Stored(LocalTime startsAt, LocalTime endsAt, string zone, string rule, LocalDate from, LocalDate until) =>
        new(startsAt, endsAt, DateTimeZoneProviders.Tzdb[zone], Recurrence.Stored(RecurrenceText.Stored(rule), from, until));

    private static EndsBeforeStart? OrderFault(LocalTime startsAt, LocalTime endsAt) => endsAt > startsAt
        ? null
        : new("L'heure de fin doit suivre l'heure de début, le même jour : une plage ne passe pas minuit.", "endTime");
}
