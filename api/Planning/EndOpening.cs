using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>When an opening ends.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="LastOn">Its last day, included; before its first day, it never takes place; after its last day, nothing changes.</param>
public sealed record EndOpeningInput(OpeningId OpeningId, LocalDate LastOn);

/// <summary>Ends an opening earlier than its rule says. Appointments already booked stand.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId))]
public static class EndOpeningMutation
{
    public static async Task<Outcome<OpeningType>> EndOpeningAsync(
        EndOpeningInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var opening = await db.OpeningToChangeAsync(input.OpeningId, actor, unit, now, stop);
        if (opening is null) return PlanningUnknown.Opening("openingId");

        opening.EndOn(input.LastOn, now);
        await db.EraseDaysAsync(opening, opening.LastOn.PlusDays(1), LocalDate.MaxIsoValue, stop);
        return await db.SaveAsync(new OpeningType(opening), stop);
    }
}
