using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>Who leaves, and who takes over.</summary>
/// <param name="ProfessionalId">Who leaves.</param>
/// <param name="SuccessorId">Who takes over what was theirs and is still to come: another professional who stays.</param>
public sealed record EndProfessionalInput(ProfessionalId ProfessionalId, ProfessionalId SuccessorId);

/// <summary>
/// Ends a professional's work in the town: they are signed out at once and cannot sign in again, and what was still to
/// come goes to the successor. What they did stays theirs.
/// </summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(AlreadyDeparted), typeof(NotASuccessor), typeof(LastAdministrator), typeof(HandOverBlocked))]
public static class EndProfessionalMutation
{
    public static async Task<Outcome<ProfessionalType>> EndProfessionalAsync(
        EndProfessionalInput input, Actor actor, InclusionDb db, IAccounts accounts, IEnumerable<IDepartureCondition> conditions, IClock clock, CancellationToken stop)
    {
        await db.LockStaffAsync(actor.Territory, stop);
        var leaving = await db.FindProfessionalAsync(actor.Territory, input.ProfessionalId, stop);
        if (leaving is null) return UnknownId.Of("cette personne", "professionalId");
        if (!leaving.IsHere) return new AlreadyDeparted("Cette personne ne travaille déjà plus ici.", "professionalId");
        var successor = await db.FindProfessionalAsync(actor.Territory, input.SuccessorId, stop);
        if (successor is null) return UnknownId.Of("la personne qui prend la suite", "successorId");
        if (!successor.IsHere || successor.Id == leaving.Id)
            return new NotASuccessor("Choisissez une autre personne, qui travaille encore ici, pour prendre la suite.", "successorId");
        if (leaving.Roles.Contains(Role.Administrator) && !await db.HasAdministratorAsync(leaving, stop))
            return new LastAdministrator("Votre collectivité n'aurait plus d'administrateur. Nommez-en un autre d'abord.", "professionalId");
        foreach (var condition in conditions)
            if (await condition.ObjectAsync(leaving.Id, successor.Id, stop) is { } objection) return new HandOverBlocked(objection, "successorId");

        leaving.Depart(clock.GetCurrentInstant());
        db.State(new ProfessionalDeparted(leaving.Id, successor.Id));
        await accounts.DepartAsync(leaving.Id, stop);
        return await db.SaveAsync(new ProfessionalType(leaving), stop);
    }
}
