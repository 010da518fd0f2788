using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>The signature of a draft.</summary>
/// <param name="MandateId">Which draft, of the caller's structure.</param>
/// <param name="TextSha256">The hash of the text that was shown and read (`Mandate.textSha256`): another one is refused.</param>
/// <param name="Signature">The strokes drawn on the screen, by the resident or the guardian, as `M 10 40 L 30 20 …`: whole numbers from 0 to 4000, one space between, five different points at least, at most 20,000 characters.</param>
/// <param name="PlaceId">At which place of the town; left out when it was elsewhere.</param>
public sealed record GrantMandateInput(MandateId MandateId, string TextSha256, string Signature, PlaceId? PlaceId = null);

/// <summary>
/// Signs a mandate on the screen, once. The signature is kept sealed with the version and the hash of the text; the structure
/// follows the resident from then on, who gets a receipt by e-mail, text message or letter with a link to withdraw it. A
/// renewal takes the place of the mandate it renews.
/// </summary>
[NeedsFreshSignIn]
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(InvalidText), typeof(MandateAlreadySigned), typeof(MandateTextDiffers), typeof(MandateAlreadyRenewed))]
public static class GrantMandateMutation
{
    private static readonly Conflicts Conflicts = new() { [MandatesTable.RenewedOnce] = () => new MandateAlreadyRenewed() };

    public static async Task<Outcome<MandateType>> GrantMandateAsync(
        GrantMandateInput input, Actor actor, InclusionDb db, ResidentSeal seal, ResidentLinks links, Outbox outbox, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldOwnAsync(actor, input.MandateId, "mandateId", stop);
        if (held.IsRefused) return Outcome<MandateType>.Refused(held.Refusals);
        var isKnown = input.PlaceId is not { } place || await db.Places.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == place, stop);
        if (!isKnown) return new UnknownId("Nous ne trouvons pas ce lieu. Choisissez-le dans la liste.", "placeId");
        var faults = new Faults();
        var strokes = SignatureStrokes.Read(faults, input.Signature, "signature");
        if (faults.Any) return faults.ToRefusals();

        var (mandate, former, now) = (held.Value.Mandate, held.Value.Former, clock.GetCurrentInstant());
        var by = actor.Professional ?? throw new InvalidOperationException("A professional explains a mandate.");
        var granted = mandate.Grant(input.TextSha256, by, input.PlaceId, await db.ZoneAsync(actor.Territory, stop), now);
        if (granted.IsRefused) return Outcome<MandateType>.Refused(granted.Refusals);

        var words = await seal.OpenAsync(mandate, stop) ?? throw new InvalidOperationException("A live resident's mandate opens.");
        await seal.KeepAsync(mandate, words with { Signature = strokes }, stop);
        former?.End(MandateEnding.Renewed, now);
        await db.FollowAsync(actor.Territory, mandate.ResidentId, mandate.StructureId, FollowedBecause.Mandated, now, stop);
        links.Mint(ResidentLinkPurpose.MandateWithdrawal, mandate.Id, mandate.EndsAt ?? now);
        await outbox.EnqueueAsync<MandateGrantedMessage>(new Posting(mandate.Id, mandate.ResidentId), stop);
        journal.Concerns(mandate.ResidentId);
        return await db.SaveAsync(new MandateType(mandate, now), Conflicts, stop);
    }
}
