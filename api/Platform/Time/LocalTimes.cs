using NodaTime;

namespace Inclusion.Platform.Time;

/// <summary>Why an hour read on a clock names no single instant.</summary>
public enum ClockChange
{
    /// <summary>The hour does not exist: clocks jumped over it in spring.</summary>
    SkippedHour,

    /// <summary>The hour happens twice: clocks were set back in autumn.</summary>
    DoubledHour,
}

/// <summary>The house's policy for the two nights of the year on which clocks change.</summary>
/// <remarks>
/// A person who gives such an hour is refused, and says another: nobody can keep an appointment "at 2 h 30" when there
/// is no such hour, or two. A rule that repeats is not refused for one night: its occurrence begins at the first instant
/// that exists at or after the hour, and ends at the last instant the hour names, so that it covers all it should.
/// </remarks>
public static class LocalTimes
{
    /// <summary>What is wrong with this hour in that zone; null when it names exactly one instant.</summary>
    public static ClockChange? ChangeAt(LocalDateTime local, DateTimeZone zone) => zone.MapLocal(local).Count switch
    {
        0 => ClockChange.SkippedHour,
        1 => null,
        _ => ClockChange.DoubledHour,
    };

    /// <summary>What a reader of the local clock would find wrong with this instant; an instant is never skipped.</summary>
    public static ClockChange? ChangeAt(Instant instant, DateTimeZone zone) => ChangeAt(instant.InZone(zone).LocalDateTime, zone);

    /// <summary>What is wrong with an hour given with its offset, as a client sends it.</summary>
    /// <remarks>
    /// 02:30+01:00 on the night of spring is a true instant, yet no clock of the town shows it: it is judged skipped.
    /// An offset of another zone (a client that writes UTC) is read as the instant it names.
    /// </remarks>
    public static ClockChange? ChangeAt(OffsetDateTime given, DateTimeZone zone)
    {
        var (instant, day) = (given.ToInstant(), Duration.FromHours(24));
        var isOfTown = given.Offset == zone.GetUtcOffset(instant - day) || given.Offset == zone.GetUtcOffset(instant + day);
        return isOfTown ? ChangeAt(given.LocalDateTime, zone) : ChangeAt(instant, zone);
    }

    /// <summary>The instant at which an occurrence of a rule begins: the next that exists, the first of two.</summary>
    public static Instant BeginningOf(LocalDateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    /// <summary>The instant at which an occurrence of a rule ends: the next that exists, the last of two.</summary>
    public static Instant EndOf(LocalDateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.Last().ToInstant();
    }
}
