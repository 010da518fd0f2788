using NodaTime;

namespace Inclusion.Portal;

/// <summary>Which day, hour and page of days an address names; what it names wrongly is asked anew.</summary>
public sealed record SlotQuestion(string? Day, string? Hour, string? After);

/// <summary>What is free, at the step that the address has come to: days, the hours of one, or one hour to confirm.</summary>
/// <param name="Days">Days on which something is free.</param>
/// <param name="Hours">Hours to choose from: of one day, or others than one that has gone.</param>
/// <param name="Chosen">The hour to confirm, which is free.</param>
/// <param name="IsTaken">True when the hour of the address is free no more; <paramref name="Hours"/> are others.</param>
/// <param name="HasMore">True when there are days after the last one.</param>
public sealed record SlotOffer(IReadOnlyList<LocalDate> Days, IReadOnlyList<OfferedHour> Hours, OfferedHour? Chosen, bool IsTaken, bool HasMore);

/// <summary>An hour, for the address and for reading.</summary>
public sealed record OfferedHour(Instant At, LocalDateTime Local)
{
    public static OfferedHour Of(Instant at, DateTimeZone zone) => new(at, at.InZone(zone).LocalDateTime);
}
