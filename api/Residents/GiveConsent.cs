using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>What a resident lets be seen.</summary>
/// <param name="ResidentId">Who consents.</param>
/// <param name="StructureId">Whom they let see: a structure of the town, not archived.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Fields">What of their file; one at least.</param>
/// <param name="Channel">How they said so.</param>
/// <param name="Signature">For `ON_SCREEN`, and only then: the strokes, as `M 10 40 L 30 20 …`; whole numbers from 0 to 4000, five different points at least, at most 20,000 characters.</param>
public sealed record GiveConsentInput(
    ResidentId ResidentId, StructureId StructureId, ConsentPurpose Purpose, IReadOnlyList<ConsentField> Fields, ConsentChannel Channel, string? Signature = null);

/// <summary>
/// Records that a resident lets one structure see named data for one purpose, once the text was read to them. The partner's
/// program reads them from then on, and every reading is journalled. It gives no right over the rest of the file.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(NothingChosen), typeof(InvalidText), typeof(SignatureMissing), typeof(ConsentAlreadyGiven))]
public static class GiveConsentMutation
{
    private static readonly Conflicts Conflicts = new() { [ConsentsTable.LiveOnce] = () => new ConsentAlreadyGiven() };

    public static async Task<Outcome<ConsentType>> GiveConsentAsync(
        GiveConsentInput input, Actor actor, InclusionDb db, ResidentSeal seal, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return Outcome<ConsentType>.Refused(held.Refusals);
        var isOpen = await db.Structures.AnyAsync(each => each.TerritoryId == actor.Territory && each.Id == input.StructureId && each.ArchivedAt == null, stop);
        if (!isOpen) return UnknownId.Of("cette structure", "structureId");

        var faults = new Faults();
        if (input.Fields.Count == 0) faults.Add(new NothingChosen("Choisissez au moins une information que la personne accepte de montrer.", "fields"));
        var strokes = Signature(faults, input);
        if (faults.Any) return faults.ToRefusals();

        var by = actor.Professional ?? throw new InvalidOperationException("A professional records a consent.");
        var consent = Consent.Give(held.Value.Resident, input.StructureId, input.Purpose, input.Fields, input.Channel, by, clock.GetCurrentInstant());
        if (strokes is not null) consent.Keep(await seal.SealTextAsync(consent.ResidentId.Value, ConsentsTable.EvidenceOf(consent), strokes, stop));
        db.Add(consent);
        journal.Concerns(consent.ResidentId);
        return await db.SaveAsync(new ConsentType(consent), Conflicts, stop);
    }

    private static string? Signature(Faults faults, GiveConsentInput input)
    {
        if (input.Channel is ConsentChannel.OnScreen && input.Signature is null) faults.Add(new SignatureMissing());
        if (input.Channel is not ConsentChannel.OnScreen && input.Signature is not null)
            faults.Add(new InvalidText("Une signature n'est gardée que si la personne signe sur l'écran. Retirez-la, ou choisissez « sur l'écran ».", TextFault.Malformed, null, "signature"));
        return input is { Channel: ConsentChannel.OnScreen, Signature: { } drawn } ? SignatureStrokes.Read(faults, drawn, "signature") : null;
    }
}
