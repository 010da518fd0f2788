using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>What the mandate is to be for.</summary>
/// <param name="ResidentId">Who gives it; the record has a name.</param>
/// <param name="Themes">The kinds of procedure, one at least.</param>
/// <param name="TermDays">How long, in days from the signature: 1, 31, 182 or 365.</param>
/// <param name="Protection">What the resident declares of legal protection; always asked.</param>
/// <param name="GuardianName">Who signs for a person under protection, 1 to 120 characters; left out for everybody else.</param>
public sealed record DraftMandateInput(ResidentId ResidentId, IReadOnlyList<Theme> Themes, int TermDays, LegalProtection Protection, string? GuardianName = null);

/// <summary>
/// Prepares a mandate to the caller's structure, and gives the recap in plain language to read aloud (`text`). Nothing may be
/// done under it until `grantMandate`. Not signed, it is deleted after 30 days.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(MandateNeedsName), typeof(NothingChosen), typeof(MandateTermUnknown), typeof(GuardianMissing), typeof(GuardianUnexpected),
    typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound))]
public static class DraftMandateMutation
{
    public static async Task<Outcome<MandateType>> DraftMandateAsync(
        DraftMandateInput input, Actor actor, InclusionDb db, ResidentSeal seal, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return Outcome<MandateType>.Refused(held.Refusals);
        var resident = held.Value.Resident;
        if (resident.Person is { GivenName: null, FamilyName: null }) return new MandateNeedsName();
        var terms = MandateTerms.Read(input.Themes, input.TermDays, input.Protection, input.GuardianName);
        if (terms.IsRefused) return Outcome<MandateType>.Refused(terms.Refusals);

        var now = clock.GetCurrentInstant();
        var mandate = await db.DraftAsync(seal, actor, resident, terms.Value, null, now, stop);
        journal.Concerns(resident.Id);
        return await db.SaveAsync(new MandateType(mandate, now), stop);
    }
}
