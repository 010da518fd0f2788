using NodaTime;

namespace Inclusion.Planning;

/// <summary>One occurrence of an opening that does not follow its rule (« cette fois seulement »).</summary>
public abstract record OccurrenceChange(LocalDate Day)
{
    /// <summary>There is no opening that day.</summary>
    public sealed record Removed(LocalDate Day) : OccurrenceChange(Day);

    /// <summary>Other hours that day, in the opening's zone.</summary>
    public sealed record OtherHours(LocalDate Day, LocalTime StartsAt, LocalTime EndsAt) : OccurrenceChange(Day);
}
