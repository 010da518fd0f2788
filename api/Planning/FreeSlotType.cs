using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>A time at which the mediators of a reason are free, and where. It is nobody's until it is held or booked.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.Administrator), AllowsScope("planning:read", "appointments:prescribe")]
public sealed class FreeSlotType(FreeSlot slot)
{
    /// <summary>When it starts.</summary>
    public Instant StartsAt => slot.StartsAt;

    /// <summary>When it ends, buffer not included.</summary>
    public Instant EndsAt => slot.EndsAt;

    /// <summary>What it can be booked for.</summary>
    public IDataLoaderResult<ReasonType?> Reason(PlanningLoaders loaders) => loaders.Reason.Load(slot.Reason);

    /// <summary>Where; null by telephone, by video or at home.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) => slot.Place is { } place ? loaders.Place.Load(place) : null;

    /// <summary>The identifiers of the mediators, to give back when booking; 1 or 2.</summary>
    public IReadOnlyList<ProfessionalId> MediatorIds => slot.Mediators;

    /// <summary>The first of the mediators.</summary>
    public IDataLoaderResult<ProfessionalType?> Mediator(TerritoryLoaders loaders) => loaders.Professional.Load(slot.Mediators[0]);
}
