using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;

namespace Inclusion.Residents;

/// <summary>A contact point as it shall be from now on: everything is given, nothing is kept from before.</summary>
/// <param name="ContactPointId">Which contact point.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The e-mail address, the telephone as dialled from France or with its country code, or the postal address on one line; up to 300 characters.</param>
/// <param name="OwnerLabel">Whose it is when it is not the resident's own (« sa fille »); up to 60 characters.</param>
/// <param name="Preferred">True for the one to use first of its kind; the one preferred until now stops being so.</param>
public sealed record ChangeContactPointInput(ContactPointId ContactPointId, ContactKind Kind, string Value, string? OwnerLabel, bool? Preferred);

/// <summary>Changes a way to reach a resident.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed), typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(ContactPointKnown))]
public static class ChangeContactPointMutation
{
    public static async Task<Outcome<ContactPointType>> ChangeContactPointAsync(
        ChangeContactPointInput input, Actor actor, InclusionDb db, OperationJournal journal, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ContactPointId, "contactPointId", stop);
        if (held.IsRefused) return Outcome<ContactPointType>.Refused(held.Refusals);

        var faults = new Faults();
        var reach = Reach.Read(faults, input.Kind, input.Value, input.OwnerLabel, input.Preferred is true);
        if (faults.Any) return faults.ToRefusals();

        var (book, point) = held.Value;
        var changed = book.Change(point, reach);
        if (changed.IsRefused) return changed.Then(each => new ContactPointType(each));

        journal.Concerns(point.ResidentId);
        return await db.SaveAsync(new ContactPointType(point), stop);
    }
}
