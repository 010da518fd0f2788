using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>What a caller wants to take, as the contract gives it.</summary>
internal sealed record WantedSlot(ReasonId ReasonId, PlaceId? PlaceId, IReadOnlyList<ProfessionalId> MediatorIds, OffsetDateTime StartsAt, BookingKind Kind);

/// <summary>How a slot is read from what a caller wants, checked against openings, and taken.</summary>
internal static class SlotTable
{
    /// <summary>Reads what the ids of the input stand for; refuses what the town does not have, or a clock of the town does not show.</summary>
    public static async Task<Outcome<BookingTerms>> TermsAsync(
        this InclusionDb db, Actor actor, WantedSlot wanted, ResidentId resident, CancellationToken stop)
    {
        var zone = await db.Territories.Where(town => town.TerritoryId == actor.Territory).Select(town => town.TimeZone).SingleAsync(stop);
        if (LocalTimes.ChangeAt(wanted.StartsAt, DateTimeZoneProviders.Tzdb[zone]) is { } change)
            return HourOfClockChange.Of(change, "startsAt");

        var reason = await db.Reasons.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == wanted.ReasonId, stop);
        if (reason is null) return UnknownId.Of("ce motif", "reasonId");
        if (wanted.PlaceId is { } place && !await db.Places.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == place && each.ArchivedAt == null, stop))
            return UnknownId.Of("ce lieu", "placeId");

        var mediators = wanted.MediatorIds.Distinct().OrderBy(each => each.Value).ToList();
        var structures = await db.ProfessionalStructures
            .Where(each => each.TerritoryId == actor.Territory && mediators.Contains(each.ProfessionalId)
                && db.Set<Professional>().Any(one => one.TerritoryId == actor.Territory && one.Id == each.ProfessionalId && one.DepartedAt == null && one.Roles.Contains(Role.Mediator)))
            .Select(each => new { each.ProfessionalId, each.StructureId }).ToListAsync(stop);
        if (mediators.Count == 0 || mediators.Any(each => structures.All(one => one.ProfessionalId != each))) return UnknownId.Of("ce médiateur", "mediatorIds");

        var follows = structures.Where(each => each.ProfessionalId == mediators[0]).Select(each => each.StructureId).OrderBy(each => each == actor.Structure ? 0 : 1).ThenBy(each => each.Value).First();
        return new BookingTerms(reason, resident, wanted.PlaceId, mediators, wanted.StartsAt.ToInstant(), wanted.Kind, follows, actor.Structure);
    }

    /// <summary>Lines up for the mediators, then looks at the openings again: what was free when it was shown may be closed by now.</summary>
    public static async Task<Refusal?> LineUpAsync(this Unit unit, TerritoryId town, BookingTerms terms, Instant now, CancellationToken stop)
    {
        await unit.QueueForMediatorsAsync(town, terms.Mediators, now, stop);
        if (terms.Kind is not BookingKind.InOpening) return null;
        var isOpen = await unit.AreOpenAsync(town, terms.Mediators, terms.Reason.Id, terms.Place?.Value, terms.Lasts, stop);
        return isOpen ? null : new OutsideOpening();
    }

    /// <summary>Lines up behind the same person's other holds, so that their number is counted truly.</summary>
    public static async Task LineUpPersonAsync(this Unit unit, Actor actor, CancellationToken stop)
    {
        await using var queue = unit.Command("select pg_advisory_xact_lock(hashtextextended($1, 0))");
        queue.Parameters.Add(new() { Value = $"holder {actor.Territory.Value} {actor.Id}" });
        await queue.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Takes the time of every mediator of the terms.</summary>
    public static void Occupy(this InclusionDb db, TerritoryId town, BookingTerms terms, AppointmentId appointment) =>
        db.AddRange(terms.Mediators.Select(each => MediatorTime.Take(town, each, TimeKind.Appointment, appointment.Value, terms.Takes)));

    /// <summary>What the database objects to when a slot is taken.</summary>
    public static Conflicts Conflicts(BookingTerms terms) => new()
    {
        [MediatorTimeTable.NoOverlap] = () => new SlotTaken(terms.Reason.Id, terms.StartsAt),
    };
}
