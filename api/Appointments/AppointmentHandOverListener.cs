using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.News;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Gives the appointments that are still to come to whoever takes over: their hour and place stay, so residents need not be told.</summary>
public sealed class AppointmentHandOverListener(InclusionDb db, Unit unit, Actor actor, NewsBoard news, IClock clock) : IListener<ProfessionalDeparted>, IDepartureCondition
{
    public async Task<string?> ObjectAsync(ProfessionalId leaving, ProfessionalId successor, CancellationToken stop)
    {
        await unit.QueueForMediatorsAsync(actor.Territory, [leaving, successor], clock.GetCurrentInstant(), stop);
        var mine = Coming(leaving);
        var count = await mine.CountAsync(stop);
        if (count == 0) return null;

        var structures = db.ProfessionalStructures.Where(link => link.TerritoryId == actor.Territory && link.ProfessionalId == successor);
        if (await mine.AnyAsync(each => structures.All(link => link.StructureId != each.StructureId), stop))
            return $"La personne qui prend la suite ne travaille pas dans la structure qui reçoit ces {count} rendez-vous à venir. Choisissez-en une autre, ou déplacez-les d'abord.";

        var subjects = (await mine.Select(each => each.Id).ToListAsync(stop)).ConvertAll(each => each.Value);
        var (own, theirs) = (TimesOf(leaving), TimesOf(successor));
        var clashes = await own.CountAsync(time => subjects.Contains(time.SubjectId)
            && theirs.Any(other => other.StartsAt < time.EndsAt && other.EndsAt > time.StartsAt), stop);
        return clashes == 0 ? null : $"La personne qui prend la suite est déjà prise à l'heure de {clashes} rendez-vous à venir. Déplacez-les d'abord.";
    }

    public async Task HearAsync(ProfessionalDeparted fact, CancellationToken stop)
    {
        var coming = await Coming(fact.Professional).Select(each => each.Id).ToListAsync(stop);
        var subjects = coming.Select(each => each.Value).ToList();
        await db.MediatorTimes.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && subjects.Contains(each.SubjectId))
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.MediatorId, fact.Successor), stop);
        await db.AppointmentMediators.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && coming.Contains(each.AppointmentId))
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.MediatorId, fact.Successor), stop);
        foreach (var appointment in coming) await news.TellAsync(appointment, stop);
    }

    private IQueryable<Appointment> Coming(ProfessionalId mediator)
    {
        var now = clock.GetCurrentInstant();
        return db.Appointments.Where(each => each.TerritoryId == actor.Territory && each.State == AppointmentState.Planned && each.StartsAt > now
            && db.Set<AppointmentMediator>().Any(link => link.TerritoryId == actor.Territory && link.AppointmentId == each.Id && link.MediatorId == mediator));
    }

    private IQueryable<MediatorTime> TimesOf(ProfessionalId mediator) =>
        db.MediatorTimes.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == mediator && each.Blocking);
}
