using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Residents;

/// <summary>Which contact point is removed.</summary>
/// <param name="ContactPointId">The contact point.</param>
public sealed record RemoveContactPointInput(ContactPointId ContactPointId);

/// <summary>Removes a way to reach a resident. Nothing of it is kept.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed))]
public static class RemoveContactPointMutation
{
    public static async Task<Outcome<ResidentType>> RemoveContactPointAsync(
        RemoveContactPointInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ContactPointId, "contactPointId", stop);
        if (held.IsRefused) return Outcome<ResidentType>.Refused(held.Refusals);

        var (book, point) = held.Value;
        db.Remove(point);
        return await db.SaveAsync(new ResidentType(book.Resident, ResidentSight.Of(actor, book.Resident, true)), stop);
    }
}
