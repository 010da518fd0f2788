using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Territories;

/// <summary>Which program may no longer query.</summary>
/// <param name="PartnerClientId">Which program.</param>
public sealed record RevokePartnerClientInput(PartnerClientId PartnerClientId);

/// <summary>Takes a partner's program its credentials, for good: its tokens end at once.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(ClientRevoked))]
public static class RevokePartnerClientMutation
{
    public static async Task<Outcome<PartnerClientType>> RevokePartnerClientAsync(
        RevokePartnerClientInput input, Actor actor, InclusionDb db, IPartnerCredentials credentials, IClock clock, CancellationToken stop)
    {
        var found = await db.FindPartnerClientAsync(actor.Territory, input.PartnerClientId, stop);
        if (found.IsRefused) return found.Then(each => new PartnerClientType(each));

        found.Value.Revoke(clock.GetCurrentInstant());
        await credentials.RevokeAsync(found.Value.Id, stop);
        return await db.SaveAsync(new PartnerClientType(found.Value), stop);
    }
}
