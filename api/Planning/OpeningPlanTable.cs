using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What every use case on openings reads before and writes after its decision.</summary>
public static class OpeningPlanTable
{
    extension(InclusionDb db)
    {
        /// <summary>
        /// An opening of a mediator whose planning the actor may change, read once the caller stands in that mediator's
        /// queue, so that two changes at once do not undo one another; null otherwise.
        /// </summary>
        public async Task<Opening?> OpeningToChangeAsync(OpeningId id, Actor actor, Unit unit, Instant now, CancellationToken stop)
        {
            var people = db.PlannedBy(actor);
            var found = db.Openings.Where(each => each.TerritoryId == actor.Territory && each.Id == id && people.Any(person => person.Id == each.MediatorId));
            var mediators = await found.AsNoTracking().Select(each => each.MediatorId).ToListAsync(stop);
            if (mediators.Count == 0) return null;
            await unit.QueueForMediatorsAsync(actor.Territory, mediators, now, stop);
            return await found.AsSplitQuery().SingleOrDefaultAsync(each => each.MediatorId == mediators[0], stop);
        }

        /// <summary>What in an offer is not of this town, or no longer in use, or missing.</summary>
        public async Task<List<Refusal>> FaultsOfAsync(OpeningOffer offer, TerritoryId town, CancellationToken stop)
        {
            var faults = new List<Refusal>();
            var wanted = offer.Reasons.Take(Opening.ReasonsMax + 1).ToList();
            var modes = await db.Reasons.Where(each => each.TerritoryId == town && each.ArchivedAt == null && wanted.Contains(each.Id))
                .Select(each => each.Terms.Mode).ToListAsync(stop);
            if (modes.Count < wanted.Distinct().Count()) faults.Add(PlanningUnknown.Reason("reasonIds"));
            if (offer.Place is { } place && !await db.Places.AnyAsync(each => each.TerritoryId == town && each.Id == place && each.ArchivedAt == null, stop))
                faults.Add(PlaceRefusals.Unknown("placeId"));
            if (offer.Place is null && modes.Contains(AppointmentMode.AtPlace))
                faults.Add(new PlaceNeeded("Un des motifs reçoit sur place. Choisissez un lieu.", "placeId"));
            return faults;
        }

        /// <summary>
        /// Writes the days of an opening from today on anew. Refused when another opening of the mediator takes place at
        /// the same time; the caller stands in the mediator's queue, so that nobody plans one meanwhile.
        /// </summary>
        public async Task<Outcome<Opening>> WriteDaysAsync(Opening opening, TownCalendar calendar, LocalDate today, CancellationToken stop)
        {
            var others = await db.Openings.AsNoTracking().AsSplitQuery()
                .Where(each => each.TerritoryId == opening.TerritoryId && each.MediatorId == opening.MediatorId && each.Id != opening.Id)
                .Where(each => each.LastOn >= today && each.LastOn >= opening.FirstOn && each.FirstOn <= opening.LastOn)
                .OrderBy(each => each.FirstOn).ThenBy(each => each.Id).ToListAsync(stop);
            if (others.Select(other => opening.OverlapWith(other, today, calendar)).Min() is { } day) return Overlap(day);

            await db.EraseDaysAsync(opening, today, LocalDate.MaxIsoValue, stop);
            db.AddRange(opening.Materialise(today, today, calendar));
            return opening;
        }

        /// <summary>Erases the written days of an opening from one day to another, both included.</summary>
        public Task EraseDaysAsync(Opening opening, LocalDate first, LocalDate last, CancellationToken stop) =>
            db.OpeningOccurrences.Where(each => each.TerritoryId == opening.TerritoryId && each.OpeningId == opening.Id && each.Day >= first && each.Day <= last)
                .ExecuteDeleteAsync(stop);
    }

    private static OpeningOverlaps Overlap(LocalDate day) =>
        new($"Ce médiateur a déjà une plage à ces heures le {FrenchDates.WordsWithYear(day)}. Changez les heures ou les jours.", day, "startTime");
}
