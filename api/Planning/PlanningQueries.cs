using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What can be asked about the planning.</summary>
public static class PlanningQueries
{
    /// <summary>The town's reasons for appointments, by name. A partner's program sees those that it may book.</summary>
    /// <param name="archived">Also those that are offered no more.</param>
    [Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.Administrator), AllowsScope("planning:read", "appointments:prescribe")]
    public static Task<Connection<ReasonType>> ReasonsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop, bool archived = false) =>
        db.ReasonsSeenBy(actor).Where(each => archived || each.ArchivedAt == null)
            .ToConnectionAsync(page, each => each.Terms.Name, each => each.Id, each => new ReasonType(each), stop);

    /// <summary>Openings that are not over, by their first day. Coordinators and administrators see everybody's; others those of their own structure.</summary>
    /// <param name="mediatorId">Only this mediator's.</param>
    /// <param name="placeId">Only at this place.</param>
    /// <param name="from">Those that may still take place on this day or later; today when absent.</param>
    /// <param name="until">Those that begin on this day or earlier.</param>
    [Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
    public static async Task<Connection<OpeningType>> OpeningsAsync(
        Page page, Actor actor, InclusionDb db, IClock clock, CancellationToken stop,
        ProfessionalId? mediatorId = null, PlaceId? placeId = null, LocalDate? from = null, LocalDate? until = null)
    {
        var first = from ?? (await db.CalendarAsync(actor.Territory, stop)).DayOf(clock.GetCurrentInstant());
        return await Visible(db, actor).AsSplitQuery().Where(each => each.LastOn >= first && (until == null || each.FirstOn <= until))
            .Where(each => (mediatorId == null || each.MediatorId == mediatorId) && (placeId == null || each.PlaceId == placeId))
            .ToConnectionAsync(page, each => each.FirstOn, each => each.Id, each => new OpeningType(each), stop);
    }

    /// <summary>Absences that hold and are not over, by their first day. Coordinators and administrators see everybody's; others those of their own structure.</summary>
    /// <param name="mediatorId">Only this mediator's.</param>
    /// <param name="from">Those that last until this day or later; today when absent.</param>
    /// <param name="until">Those that begin on this day or earlier.</param>
    [Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
    public static async Task<Connection<AbsenceType>> AbsencesAsync(
        Page page, Actor actor, InclusionDb db, IClock clock, CancellationToken stop,
        ProfessionalId? mediatorId = null, LocalDate? from = null, LocalDate? until = null)
    {
        var first = from ?? (await db.CalendarAsync(actor.Territory, stop)).DayOf(clock.GetCurrentInstant());
        return await VisibleAbsences(db, actor).Where(each => each.WithdrawnAt == null && each.LastOn >= first)
            .Where(each => (until == null || each.FirstOn <= until) && (mediatorId == null || each.MediatorId == mediatorId))
            .ToConnectionAsync(page, each => each.FirstOn, each => each.Id, each => new AbsenceType(each), stop);
    }

    /// <summary>
    /// The mediators whose planning the caller sees, by family name: all of them for coordinators and administrators, those of their
    /// own structure for others. An opening, an absence, a session can be given to nobody else.
    /// </summary>
    [Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
    public static Task<Connection<ProfessionalType>> PlannedMediatorsAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.PlannedBy(actor).Where(each => each.DepartedAt == null && each.Roles.Contains(Role.Mediator))
            .ToConnectionAsync(page, each => each.FamilyName, each => each.Id, each => new ProfessionalType(each), stop);

    internal static IQueryable<Opening> Visible(InclusionDb db, Actor actor)
    {
        var people = db.PlannedBy(actor);
        return db.Openings.Where(each => each.TerritoryId == actor.Territory && people.Any(person => person.Id == each.MediatorId));
    }

    internal static IQueryable<Absence> VisibleAbsences(InclusionDb db, Actor actor)
    {
        var people = db.PlannedBy(actor);
        return db.Absences.Where(each => each.TerritoryId == actor.Territory && people.Any(person => person.Id == each.MediatorId));
    }
}
