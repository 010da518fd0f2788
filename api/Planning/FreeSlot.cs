using Inclusion.Places;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>A time at which the mediators of a reason are free, and where.</summary>
/// <param name="EndsAt">Excluded; the buffer comes after it.</param>
/// <param name="BookedMinutes">What the busiest of the mediators has booked that week, buffers included: the fair order at equal hours.</param>
public sealed record FreeSlot(ReasonId Reason, PlaceId? Place, IReadOnlyList<ProfessionalId> Mediators, Instant StartsAt, Instant EndsAt, long BookedMinutes);

/// <summary>What free slots are asked for.</summary>
/// <param name="Reasons">For these reasons.</param>
/// <param name="Places">Only at these places; everywhere when empty.</param>
/// <param name="Mediators">Only with these mediators; all when empty.</param>
/// <param name="From">The first beginning, included.</param>
/// <param name="Until">The last beginning, excluded.</param>
/// <param name="Now">From when the notice of a reason counts, and which holds have expired.</param>
/// <param name="Bookers">Only reasons that are open to these.</param>
/// <param name="After">The last slot of the page before; null for the first page.</param>
/// <param name="Most">How many slots at most.</param>
public sealed record SlotSearch(
    IReadOnlyList<ReasonId> Reasons, IReadOnlyList<PlaceId> Places, IReadOnlyList<ProfessionalId> Mediators,
    Instant From, Instant Until, Instant Now, IReadOnlyList<WhoBooks> Bookers, FreeSlot? After, int Most);
