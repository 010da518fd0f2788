using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Gives the openings that are still to come to whoever takes over; what took place stays with who left.</summary>
public sealed class OpeningHandOverListener(InclusionDb db, Unit unit, Actor actor, IClock clock) : IListener<ProfessionalDeparted>, IDepartureCondition
{
    public async Task<string?> ObjectAsync(ProfessionalId leaving, ProfessionalId successor, CancellationToken stop)
    {
        await unit.QueueForMediatorsAsync(actor.Territory, [leaving, successor], clock.GetCurrentInstant(), stop);
        var calendar = await db.CalendarAsync(actor.Territory, stop);
        var today = calendar.DayOf(clock.GetCurrentInstant());
        var mine = await OpeningsOf(leaving, today).ToListAsync(stop);
        if (mine.Count == 0) return null;
        if (!await db.Professionals.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == successor && each.Roles.Contains(Role.Mediator), stop))
            return "La personne qui prend la suite n'est pas médiatrice : elle ne peut pas tenir ces plages d'ouverture. Choisissez-en une autre, ou mettez-y fin d'abord.";

        var theirs = await OpeningsOf(successor, today).ToListAsync(stop);
        var clash = mine.SelectMany(_ => theirs, (own, other) => own.OverlapWith(other, today, calendar)).Min();
        return clash is { } day
            ? $"Les deux personnes ont une plage d'ouverture aux mêmes heures le {FrenchDates.WordsWithYear(day)}. Changez ou terminez l'une des deux d'abord."
            : null;
    }

    public async Task HearAsync(ProfessionalDeparted fact, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var today = (await db.CalendarAsync(actor.Territory, stop)).DayOf(now);
        await db.OpeningOccurrences.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && each.StartsAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.MediatorId, fact.Successor), stop);
        await db.Openings.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && each.LastOn >= today)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.MediatorId, fact.Successor), stop);
        await db.MediatorTimes.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && each.Kind == TimeKind.Hold).ExecuteDeleteAsync(stop);
    }

    private IQueryable<Opening> OpeningsOf(ProfessionalId mediator, LocalDate today) => db.Openings.AsNoTracking().AsSplitQuery()
        .Where(each => each.TerritoryId == actor.Territory && each.MediatorId == mediator && each.LastOn >= today).OrderBy(each => each.Id);
}
