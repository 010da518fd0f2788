using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>A slot to keep.</summary>
/// <param name="ReasonId">What the appointment will be for.</param>
/// <param name="PlaceId">Where; null by telephone, by video or at home.</param>
/// <param name="MediatorIds">With whom: as many as the reason needs, 1 or 2.</param>
/// <param name="StartsAt">When it begins.</param>
public sealed record HoldSlotInput(ReasonId ReasonId, PlaceId? PlaceId, IReadOnlyList<ProfessionalId> MediatorIds, OffsetDateTime StartsAt);

/// <summary>Keeps a free slot for 10 minutes while a form is filled in; at most 3 a person.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator), AllowsScope("appointments:prescribe")]
[Refuses(typeof(UnknownId), typeof(ReasonNotBookable), typeof(MediatorsMismatch), typeof(SlotInPast), typeof(OutsideNotice),
    typeof(HourOfClockChange), typeof(OutsideOpening), typeof(TooManyHolds), typeof(SlotTaken))]
public static class HoldSlotMutation
{
    public static async Task<Outcome<HoldType>> HoldSlotAsync(
        HoldSlotInput input, Actor actor, InclusionDb db, Unit unit, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var wanted = new WantedSlot(input.ReasonId, input.PlaceId, input.MediatorIds, input.StartsAt, BookingKind.InOpening);
        var read = await db.TermsAsync(actor, wanted, default, stop);
        if (read.IsRefused) return Outcome<HoldType>.Refused(read.Refusals);

        var terms = read.Value;
        if (!terms.Reason.BookableBy(actor)) return ReasonNotBookable.ByPartners("reasonId");
        if (Appointment.Judge(terms, now) is { } refusal) return refusal;
        if (await unit.LineUpAsync(actor.Territory, terms, now, stop) is { } closed) return closed;

        await unit.LineUpPersonAsync(actor, stop);
        var kept = await db.Holds.CountAsync(each => each.TerritoryId == actor.Territory && each.HeldBy == actor.Id && each.ExpiresAt > now, stop);
        if (kept >= Hold.MostPerPerson) return new TooManyHolds(Hold.MostPerPerson);

        var hold = Hold.Keep(actor.Territory, actor.Id, terms.Reason, terms.Place, terms.Mediators, terms.StartsAt, now);
        db.Add(hold);
        db.AddRange(terms.Mediators.Select(each => MediatorTime.Keep(actor.Territory, each, hold.Id.Value, terms.Takes, hold.ExpiresAt)));
        return await db.SaveAsync(new HoldType(hold), SlotTable.Conflicts(terms), stop);
    }
}
