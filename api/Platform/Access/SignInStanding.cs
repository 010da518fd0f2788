using System.Security.Claims;
using Inclusion.Platform.Access.Accounts;
using OpenIddict.Abstractions;

namespace Inclusion.Platform.Access;

/// <summary>Whether a sign-in that was good when something long began is good still: a stream outlives the request that opened it.</summary>
public sealed class SignInStanding(StaffSessions sessions, IOpenIddictTokenManager tokens)
{
    /// <summary>
    /// False when the session has ended or its rights have changed since, when the token is revoked or over: whoever it is
    /// comes back and is judged anew.
    /// </summary>
    public async Task<bool> IsUnchangedAsync(ClaimsPrincipal user, CancellationToken stop) => Actor.From(user, null).Kind switch
    {
        ActorKind.Professional => await sessions.StandingAsync(user, stop) == SessionStanding.Live,
        ActorKind.PartnerClient => await IsGoodTokenAsync(user, stop),
        _ => false,
    };

    /// <remarks>A partner's tokens go with its credentials and with its grants, so the row alone tells.</remarks>
    private async Task<bool> IsGoodTokenAsync(ClaimsPrincipal user, CancellationToken stop) =>
        user.GetTokenId() is { } id
        && await tokens.FindByIdAsync(id, stop) is { } token
        && await tokens.HasStatusAsync(token, OpenIddictConstants.Statuses.Valid, stop);
}
