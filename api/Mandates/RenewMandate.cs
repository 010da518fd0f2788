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

/// <summary>A mandate that is to go on.</summary>
/// <param name="MandateId">Which one, of the caller's structure: signed, not withdrawn, from 30 days before its end to a year after.</param>
/// <param name="Protection">What the resident declares of legal protection today; always asked again.</param>
/// <param name="TermDays">How long the renewal lasts, in days from its signature: 1, 31, 182 or 365; as long as the former one when left out.</param>
/// <param name="GuardianName">Who signs for a person under protection, 1 to 120 characters; left out for everybody else.</param>
public sealed record RenewMandateInput(MandateId MandateId, LegalProtection Protection, int? TermDays = null, string? GuardianName = null);

/// <summary>
/// Prepares the renewal of a mandate, for the themes that it still has: a draft of its own, to be read and signed like any
/// other (`grantMandate`). Until then the former one goes on to its end.
/// </summary>
[NeedsFreshSignIn]
[Allows(Role.Mediator, Role.SocialWorker)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(MandateNotRenewable), typeof(NothingChosen), typeof(MandateTermUnknown), typeof(GuardianMissing), typeof(GuardianUnexpected),
    typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound))]
public static class RenewMandateMutation
{
    public static async Task<Outcome<MandateType>> RenewMandateAsync(
        RenewMandateInput input, Actor actor, InclusionDb db, ResidentSeal seal, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldOwnAsync(actor, input.MandateId, "mandateId", stop);
        if (held.IsRefused) return Outcome<MandateType>.Refused(held.Refusals);
        var (former, now) = (held.Value.Mandate, clock.GetCurrentInstant());
        if (!former.IsRenewableAt(now)) return new MandateNotRenewable();
        var themes = former.Themes.Where(each => each.WithdrawnAt is null).Select(each => each.Theme).ToList();
        var terms = MandateTerms.Read(themes, input.TermDays ?? former.TermDays, input.Protection, input.GuardianName);
        if (terms.IsRefused) return Outcome<MandateType>.Refused(terms.Refusals);

        var renewal = await db.DraftAsync(seal, actor, held.Value.Resident, terms.Value, former.Id, now, stop);
        journal.Concerns(former.Id);
        journal.Concerns(former.ResidentId);
        return await db.SaveAsync(new MandateType(renewal, now), stop);
    }
}
