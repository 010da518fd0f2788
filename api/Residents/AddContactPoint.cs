using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>A new way to reach a resident.</summary>
/// <param name="ResidentId">Whom it reaches.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The e-mail address, the telephone as dialled from France or with its country code, or the postal address on one line; up to 300 characters.</param>
/// <param name="OwnerLabel">Whose it is when it is not their own (« sa fille »); up to 60 characters.</param>
/// <param name="Preferred">True for the one to use first of its kind; the one preferred until now stops being so.</param>
public sealed record AddContactPointInput(ResidentId ResidentId, ContactKind Kind, string Value, string? OwnerLabel, bool? Preferred);

/// <summary>Adds a way to reach a resident: theirs, or a relative's. Other residents may have the same.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(ContactPointKnown), typeof(TooManyContactPoints))]
public static class AddContactPointMutation
{
    public static async Task<Outcome<ContactPointType>> AddContactPointAsync(
        AddContactPointInput input, Actor actor, InclusionDb db, OperationJournal journal, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return Outcome<ContactPointType>.Refused(held.Refusals);

        var faults = new Faults();
        var reach = Reach.Read(faults, input.Kind, input.Value, input.OwnerLabel, input.Preferred is true);
        if (faults.Any) return faults.ToRefusals();

        var book = await db.BookOfAsync(held.Value.Resident, stop);
        var added = book.Add(reach, clock.GetCurrentInstant());
        if (added.IsRefused) return added.Then(point => new ContactPointType(point));

        db.Add(added.Value);
        journal.Concerns(input.ResidentId);
        return await db.SaveAsync(new ContactPointType(added.Value), stop);
    }
}
