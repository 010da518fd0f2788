using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>Who lost the telephone that makes their codes.</summary>
/// <param name="ProfessionalId">Who.</param>
public sealed record ResetTotpInput(ProfessionalId ProfessionalId);

/// <summary>
/// Lets somebody who lost their telephone set up a second factor anew (« TOTP »): they are signed out everywhere, and a
/// link sent to their address asks them to confirm before the old one is dropped.
/// </summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(NoSecondFactor))]
public static class ResetTotpMutation
{
    public static async Task<Outcome<ProfessionalType>> ResetTotpAsync(ResetTotpInput input, Actor actor, InclusionDb db, IAccounts accounts, CancellationToken stop)
    {
        var person = await db.FindProfessionalAsync(actor.Territory, input.ProfessionalId, stop);
        if (person is null) return UnknownId.Of("cette personne", "professionalId");
        if (!await accounts.ResetTotpAsync(person.Id, stop))
            return new NoSecondFactor("Cette personne n'a pas de second facteur à réinitialiser.", "professionalId");

        return new ProfessionalType(person);
    }
}
