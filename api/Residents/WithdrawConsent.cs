using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>Which consent.</summary>
/// <param name="ConsentId">The consent that the resident takes back.</param>
public sealed record WithdrawConsentInput(ConsentId ConsentId);

/// <summary>Takes a consent back, at once: the partner's next reading shows nothing and says why. Taking it back again keeps the first date.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed))]
public static class WithdrawConsentMutation
{
    public static async Task<Outcome<ConsentType>> WithdrawConsentAsync(
        WithdrawConsentInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var seen = await db.ConsentsFor(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == input.ConsentId, stop);
        if (seen is null) return new UnknownId("Nous ne trouvons pas ce consentement. Choisissez-le sur la fiche de la personne.", "consentId");
        var held = await db.HoldForChangeAsync(actor, seen.ResidentId, "consentId", stop);
        if (held.IsRefused) return Outcome<ConsentType>.Refused(held.Refusals);

        var consent = await db.Consents.SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == input.ConsentId, stop);
        consent.Withdraw(clock.GetCurrentInstant());
        journal.Concerns(consent.ResidentId);
        return await db.SaveAsync(new ConsentType(consent), stop);
    }
}
