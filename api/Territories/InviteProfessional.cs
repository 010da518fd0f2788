using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>Who joins, and what for.</summary>
/// <param name="GivenName">1 to 80 characters.</param>
/// <param name="FamilyName">1 to 80 characters.</param>
/// <param name="Email">The working address: the invitation goes there, and it becomes the sign-in name.</param>
/// <param name="Roles">What they do in the town; one at least.</param>
/// <param name="StructureIds">The structures they work for: 1 to 50, none archived.</param>
public sealed record InviteProfessionalInput(string GivenName, string FamilyName, string Email, IReadOnlyList<Role> Roles, IReadOnlyList<StructureId> StructureIds);

/// <summary>Adds somebody to the town's professionals and mails them an invitation, good for 7 days, to open their account.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText), typeof(NothingChosen), typeof(OutOfBounds), typeof(UnknownId), typeof(EmailTaken),
    typeof(InvalidAccountAddress), typeof(AccountAddressTaken), typeof(AccountAlreadyActive))]
public static class InviteProfessionalMutation
{
    public static async Task<Outcome<ProfessionalType>> InviteProfessionalAsync(
        InviteProfessionalInput input, Actor actor, InclusionDb db, IAccounts accounts, CancellationToken stop)
    {
        var joined = Professional.Join(actor.Territory, input.GivenName, input.FamilyName, input.Email, input.Roles);
        var structures = await db.ChooseStructuresAsync(actor.Territory, input.StructureIds, stop);
        List<Refusal> faults = [.. joined.Refusals, .. structures.Refusals];
        if (faults.Count > 0) return faults;

        var person = joined.Value;
        db.Add(person);
        await db.AssignAsync(person, structures.Value, stop);
        var saved = await db.SaveAsync(new ProfessionalType(person), ProfessionalConflicts.Of(person.Email), stop);
        if (saved.IsRefused) return saved;

        return await accounts.InviteAsync(person.Id, person.Email, stop) is { } refusal ? refusal with { Path = ["email"] } : saved;
    }
}

/// <summary>What the database objects to in a professional.</summary>
internal static class ProfessionalConflicts
{
    public static Conflicts Of(string email) => new()
    {
        ["professional_email_once"] = () => new EmailTaken($"Une personne de votre collectivité a déjà l'adresse « {email} ».", "email"),
    };
}
