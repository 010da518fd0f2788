using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>Who was told.</summary>
/// <param name="ResidentId">The resident.</param>
public sealed record NoteToldInput(ResidentId ResidentId);

/// <summary>
/// Notes that a resident has just been told what is kept of them, why, for how long, and their rights over it (RGPD 13 and
/// 14). Each is told once: noting it again keeps the first date.
/// </summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer)]
[Refuses(typeof(UnknownId), typeof(NotFollowed))]
public static class NoteToldMutation
{
    public static async Task<Outcome<ResidentType>> NoteToldAsync(NoteToldInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var held = await db.HoldForChangeAsync(actor, input.ResidentId, "residentId", stop);
        if (held.IsRefused) return held.Then(each => each.Show(actor));

        held.Value.Resident.NoteTold(clock.GetCurrentInstant());
        return await db.SaveAsync(held.Value.Show(actor), stop);
    }
}
