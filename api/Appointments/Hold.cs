using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>A slot kept for one person while they fill in the form.</summary>
public sealed class Hold
{
    /// <summary>How long a slot is kept.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>How many slots one person may keep at once.</summary>
    public const int MostPerPerson = 3;

    private Hold(TerritoryId territoryId, HoldId id, Guid heldBy, ReasonId reasonId, PlaceId? placeId, List<Guid> mediatorIds, Instant startsAt, Instant expiresAt) =>
        (TerritoryId, Id, HeldBy, ReasonId, PlaceId, MediatorIds, StartsAt, ExpiresAt) = (territoryId, id, heldBy, reasonId, placeId, mediatorIds, startsAt, expiresAt);

    public TerritoryId TerritoryId { get; private set; }
    public HoldId Id { get; private set; }

    /// <summary>The professional, the partner's program or the resident for whom it is kept.</summary>
    public Guid HeldBy { get; private set; }
    public ReasonId ReasonId { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public List<Guid> MediatorIds { get; private set; }
    public Instant StartsAt { get; private set; }

    /// <summary>Kept until this instant, which is not included.</summary>
    public Instant ExpiresAt { get; private set; }

    public static Hold Keep(TerritoryId town, Guid by, Reason reason, PlaceId? place, IEnumerable<ProfessionalId> mediators, Instant startsAt, Instant now) =>
        new(town, HoldId.New(), by, reason.Id, place, [.. mediators.Select(each => each.Value)], startsAt, now + Lasts);

    /// <summary>Ends it now; a hold that has ended stays as it was.</summary>
    public void Release(Instant now) => ExpiresAt = Instant.Min(ExpiresAt, now);

    /// <summary>True while it keeps exactly this slot for this person.</summary>
    public bool Keeps(Guid by, BookingTerms terms, Instant now) =>
        HeldBy == by && now < ExpiresAt && StartsAt == terms.StartsAt && ReasonId == terms.Reason.Id && PlaceId == terms.Place
        && MediatorIds.Order().SequenceEqual(terms.Mediators.Select(each => each.Value).Order());
}
