using Inclusion.Places;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>One day of an opening, written down so that a search need not follow rules.</summary>
public sealed class OpeningOccurrence
{
    private OpeningOccurrence(TerritoryId territoryId, OpeningId openingId, LocalDate day) =>
        (TerritoryId, OpeningId, Day) = (territoryId, openingId, day);

    public TerritoryId TerritoryId { get; private set; }
    public OpeningId OpeningId { get; private set; }
    public LocalDate Day { get; private set; }
    public ProfessionalId MediatorId { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public Instant StartsAt { get; private set; }

    /// <summary>The end, excluded.</summary>
    public Instant EndsAt { get; private set; }

    internal static OpeningOccurrence Of(Opening opening, Occurrence occurrence) => new(opening.TerritoryId, opening.Id, occurrence.Day)
    {
        MediatorId = opening.MediatorId,
        PlaceId = opening.PlaceId,
        StartsAt = occurrence.Span.Start,
        EndsAt = occurrence.Span.End,
    };
}
