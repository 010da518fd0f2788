using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>Who lost their invitation, or let its 7 days pass.</summary>
/// <param name="ProfessionalId">Who.</param>
public sealed record ResendInvitationInput(ProfessionalId ProfessionalId);

/// <summary>Mails another invitation to somebody who has not opened their account yet. The link sent before no longer opens anything.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(AlreadyDeparted), typeof(InvalidAccountAddress), typeof(AccountAddressTaken), typeof(AccountAlreadyActive))]
public static class ResendInvitationMutation
{
    public static async Task<Outcome<ProfessionalType>> ResendInvitationAsync(
        ResendInvitationInput input, Actor actor, InclusionDb db, IAccounts accounts, CancellationToken stop)
    {
        var person = await db.FindProfessionalAsync(actor.Territory, input.ProfessionalId, stop);
        if (person is null) return UnknownId.Of("cette personne", "professionalId");
        if (!person.IsHere) return new AlreadyDeparted("Cette personne ne travaille plus ici.", "professionalId");

        return await accounts.InviteAsync(person.Id, person.Email, stop) is { } refusal ? refusal with { Path = ["professionalId"] } : new ProfessionalType(person);
    }
}
