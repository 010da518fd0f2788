using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>A professional as they shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="ProfessionalId">Who.</param>
/// <param name="GivenName">1 to 80 characters.</param>
/// <param name="FamilyName">1 to 80 characters.</param>
/// <param name="Roles">What they do in the town; one at least.</param>
/// <param name="StructureIds">The structures they work for: 1 to 50, none archived.</param>
public sealed record ChangeProfessionalInput(
    ProfessionalId ProfessionalId, string GivenName, string FamilyName, IReadOnlyList<Role> Roles, IReadOnlyList<StructureId> StructureIds);

/// <summary>Changes a professional's name, roles and structures. Their open sessions have the new rights from the next request on.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(AlreadyDeparted), typeof(InvalidText), typeof(NothingChosen), typeof(OutOfBounds), typeof(LastAdministrator))]
public static class ChangeProfessionalMutation
{
    public static async Task<Outcome<ProfessionalType>> ChangeProfessionalAsync(
        ChangeProfessionalInput input, Actor actor, InclusionDb db, IAccounts accounts, CancellationToken stop)
    {
        await db.LockStaffAsync(actor.Territory, stop);
        var person = await db.FindProfessionalAsync(actor.Territory, input.ProfessionalId, stop);
        if (person is null) return UnknownId.Of("cette personne", "professionalId");
        if (!person.IsHere) return new AlreadyDeparted("Cette personne ne travaille plus ici.", "professionalId");

        var administered = person.Roles.Contains(Role.Administrator);
        var changed = person.Change(input.GivenName, input.FamilyName, input.Roles);
        var structures = await db.ChooseStructuresAsync(actor.Territory, input.StructureIds, stop);
        List<Refusal> faults = [.. changed.Refusals, .. structures.Refusals];
        if (faults.Count > 0) return faults;
        if (administered && !person.Roles.Contains(Role.Administrator) && !await db.HasAdministratorAsync(person, stop))
            return new LastAdministrator("Votre collectivité n'aurait plus d'administrateur. Nommez-en un autre d'abord.", "roles");

        await db.AssignAsync(person, structures.Value, stop);
        await accounts.RightsChangedAsync(person.Id, stop);
        return await db.SaveAsync(new ProfessionalType(person), stop);
    }
}
