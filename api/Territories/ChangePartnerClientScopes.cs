using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Territories;

/// <summary>What a program is granted from now on.</summary>
/// <param name="PartnerClientId">Which program.</param>
/// <param name="Scopes">Everything it is granted; one at least, each of those in CAPABILITIES.md.</param>
public sealed record ChangePartnerClientScopesInput(PartnerClientId PartnerClientId, IReadOnlyList<string> Scopes);

/// <summary>Changes what a partner's program is granted: its tokens end, and the next ones carry the new grants.</summary>
[NeedsFreshSignIn]
[Allows(Role.Administrator)]
[Refuses(typeof(UnknownId), typeof(ClientRevoked), typeof(NothingChosen), typeof(UnknownScope))]
public static class ChangePartnerClientScopesMutation
{
    public static async Task<Outcome<PartnerClientType>> ChangePartnerClientScopesAsync(
        ChangePartnerClientScopesInput input, Actor actor, InclusionDb db, IPartnerCredentials credentials, CancellationToken stop)
    {
        var found = await db.FindPartnerClientAsync(actor.Territory, input.PartnerClientId, stop);
        if (found.IsRefused) return found.Then(each => new PartnerClientType(each));
        var granted = found.Value.Grant(input.Scopes);
        if (granted.IsRefused) return granted.Then(each => new PartnerClientType(each));

        await credentials.EndTokensAsync(granted.Value.Id, stop);
        return await db.SaveAsync(new PartnerClientType(granted.Value), stop);
    }
}
