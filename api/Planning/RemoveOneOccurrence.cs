using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Which day of an opening does not take place.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Day">One of its days.</param>
public sealed record RemoveOneOccurrenceInput(OpeningId OpeningId, LocalDate Day);

/// <summary>Removes one day of an opening (« cette fois seulement »); the rest follows its rule. Appointments already booked stand. Removing it again changes nothing.</summary>
[Allows(Role.Mediator, Role.Coordinator, Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(NoOccurrenceThatDay))]
public static class RemoveOneOccurrenceMutation
{
    public static async Task<Outcome<OpeningType>> RemoveOneOccurrenceAsync(
        RemoveOneOccurrenceInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var opening = await db.OpeningToChangeAsync(input.OpeningId, actor, unit, now, stop);
        if (opening is null) return PlanningUnknown.Opening("openingId");

        var removed = opening.RemoveOne(input.Day, await db.CalendarAsync(actor.Territory, stop));
        if (removed.IsRefused) return Outcome<OpeningType>.Refused(removed.Refusals);

        await db.EraseDaysAsync(opening, input.Day, input.Day, stop);
        return await db.SaveAsync(new OpeningType(opening), stop);
    }
}
