using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Gives the sessions that are still to come to whoever takes over: their hour and place stay, so residents need not be told.</summary>
public sealed class OutreachHandOverListener(InclusionDb db, Unit unit, Actor actor, IClock clock) : IListener<ProfessionalDeparted>, IDepartureCondition
{
    public async Task<string?> ObjectAsync(ProfessionalId leaving, ProfessionalId successor, CancellationToken stop)
    {
        await unit.QueueForMediatorsAsync(actor.Territory, [leaving, successor], clock.GetCurrentInstant(), stop);
        var coming = await ComingAsync(leaving, successor, stop);
        if (coming.Count == 0) return null;
        if (!await db.Professionals.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == successor && each.Roles.Contains(Role.Mediator), stop))
            return $"La personne qui prend la suite n'est pas médiatrice : elle ne peut pas tenir ces {coming.Count} séances. Choisissez-en une autre, ou changez-les d'abord.";

        var subjects = coming.Where(each => !each.IsShared).Select(each => each.Session.Value).ToList();
        var (own, theirs) = (TimesOf(leaving), TimesOf(successor));
        var clashes = await own.CountAsync(time => subjects.Contains(time.SubjectId)
            && theirs.Any(other => other.StartsAt < time.EndsAt && other.EndsAt > time.StartsAt), stop);
        return clashes == 0 ? null : $"La personne qui prend la suite est déjà prise à l'heure de {clashes} séances à venir. Changez-les d'abord.";
    }

    /// <summary>Where both held a session together, the one who stays holds it alone.</summary>
    public async Task HearAsync(ProfessionalDeparted fact, CancellationToken stop)
    {
        foreach (var (session, isShared) in await ComingAsync(fact.Professional, fact.Successor, stop))
        {
            var times = db.MediatorTimes.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == fact.Professional && each.SubjectId == session.Value);
            if (isShared) await times.ExecuteDeleteAsync(stop);
            else await times.ExecuteUpdateAsync(row => row.SetProperty(each => each.MediatorId, fact.Successor), stop);
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into outreach_team (territory_id, session_id, mediator_id) values ({actor.Territory.Value}, {session.Value}, {fact.Successor.Value})
                 on conflict do nothing
                 """, stop);
            await db.Database.ExecuteSqlAsync(
                $"delete from outreach_team where territory_id = {actor.Territory.Value} and session_id = {session.Value} and mediator_id = {fact.Professional.Value}", stop);
        }
    }

    private async Task<List<Held>> ComingAsync(ProfessionalId mediator, ProfessionalId successor, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        return await db.OutreachSessions.AsNoTracking()
            .Where(each => each.TerritoryId == actor.Territory && each.EndsAt > now && (each.State == SessionState.Planned || each.State == SessionState.Open))
            .Where(each => each.Team.Any(member => member.MediatorId == mediator)).OrderBy(each => each.Id)
            .Select(each => new Held(each.Id, each.Team.Any(member => member.MediatorId == successor))).ToListAsync(stop);
    }

    private IQueryable<MediatorTime> TimesOf(ProfessionalId mediator) =>
        db.MediatorTimes.Where(each => each.TerritoryId == actor.Territory && each.MediatorId == mediator && each.Blocking);

    private sealed record Held(OutreachSessionId Session, bool IsShared);
}
