using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Planning;

/// <summary>The room's sets, and whose planning an actor may touch.</summary>
public static class PlanningTable
{
    extension(InclusionDb db)
    {
        public DbSet<Reason> Reasons => db.Set<Reason>();
        public DbSet<Opening> Openings => db.Set<Opening>();
        public DbSet<OpeningOccurrence> OpeningOccurrences => db.Set<OpeningOccurrence>();
        public DbSet<Absence> Absences => db.Set<Absence>();
        public DbSet<AbsenceOccurrence> AbsenceOccurrences => db.Set<AbsenceOccurrence>();

        /// <summary>The town's clocks and holidays.</summary>
        public async Task<TownCalendar> CalendarAsync(TerritoryId town, CancellationToken stop) =>
            TownCalendar.Of(await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == town, stop));

        /// <summary>The reasons that the actor sees: all of the town's for who works there; for a partner's program, those it may book.</summary>
        public IQueryable<Reason> ReasonsSeenBy(Actor actor)
        {
            var open = Reason.OpenTo(actor);
            return db.Reasons.Where(each => each.TerritoryId == actor.Territory && open.Contains(each.Terms.WhoBooks));
        }

        /// <summary>Whose planning the actor sees: everybody's for who coordinates or administers, else that of the people of their own structure.</summary>
        public IQueryable<Professional> PlannedBy(Actor actor)
        {
            var people = db.Professionals.Where(each => each.TerritoryId == actor.Territory);
            if (actor.Is(Role.Coordinator) || actor.Is(Role.Administrator)) return people;
            var (structure, links) = (actor.Structure, db.ProfessionalStructures);
            return people.Where(each => links.Any(link =>
                link.TerritoryId == each.TerritoryId && link.ProfessionalId == each.Id && link.StructureId == structure));
        }

        /// <summary>True for a mediator who works here and whose planning the actor may change.</summary>
        public Task<bool> MayPlanAsync(Actor actor, ProfessionalId mediator, CancellationToken stop) =>
            db.PlannedBy(actor).AnyAsync(each => each.Id == mediator && each.DepartedAt == null && each.Roles.Contains(Role.Mediator), stop);
    }
}
