using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>One occurrence of an opening that does not follow its rule (« cette fois seulement »): other hours, or none.</summary>
public sealed class OpeningChange
{
    private OpeningChange(TerritoryId territoryId, OpeningId openingId, LocalDate day, LocalTime? startsAt, LocalTime? endsAt) =>
        (TerritoryId, OpeningId, Day, StartsAt, EndsAt) = (territoryId, openingId, day, startsAt, endsAt);

    public TerritoryId TerritoryId { get; private set; }
    public OpeningId OpeningId { get; private set; }

    /// <summary>The day that the rule gives it.</summary>
    public LocalDate Day { get; private set; }

    /// <summary>Null, as <see cref="EndsAt"/> is, where there is no opening that day.</summary>
    public LocalTime? StartsAt { get; private set; }
    public LocalTime? EndsAt { get; private set; }

    internal static OpeningChange Removal(Opening opening, LocalDate day) => new(opening.TerritoryId, opening.Id, day, null, null);

    internal static OpeningChange OtherHours(Opening opening, LocalDate day, LocalTime startsAt, LocalTime endsAt) =>
        new(opening.TerritoryId, opening.Id, day, startsAt, endsAt);

    /// <summary>What takes place that day; null when nothing does.</summary>
    internal Occurrence? Of(Timetable timetable) =>
        StartsAt is { } startsAt && EndsAt is { } endsAt ? timetable.At(Day, startsAt, endsAt) : null;
}

/// <summary>That an opening is for a reason.</summary>
public sealed class OpeningReason(TerritoryId territoryId, OpeningId openingId, ReasonId reasonId)
{
    public TerritoryId TerritoryId { get; private set; } = territoryId;
    public OpeningId OpeningId { get; private set; } = openingId;
    public ReasonId ReasonId { get; private set; } = reasonId;
}
