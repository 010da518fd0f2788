using System.Security.Claims;
using Inclusion.Platform.Access.Accounts;
using NodaTime;
using Npgsql;
using OpenIddict.Abstractions;

namespace Inclusion.Platform.Access;

/// <summary>Looks at a sign-in anew, where one request lasts long (an event stream): the session or the token may have ended, the rights changed.</summary>
public sealed class LiveSignIn(StaffSessions sessions, NpgsqlDataSource source, IClock clock)
{
    /// <summary>The claims as they are now; null when this sign-in opens nothing any more.</summary>
    public async Task<ClaimsPrincipal?> NowAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (user.HasClaim(claim => claim.Type == AccessClaims.Client)) return await IsTokenGoodAsync(user, stop) ? user : null;
        return await sessions.StandingAsync(user, stop) switch
        {
            SessionStanding.Live => user,
            SessionStanding.Outdated => await sessions.RenewAsync(user, stop),
            _ => null,
        };
    }

    private async Task<bool> IsTokenGoodAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (!Guid.TryParse(user.FindFirstValue(OpenIddictConstants.Claims.Private.TokenId), out var token)) return false;
        await using var command = source.CreateCommand("select from partner_token where id = $1 and status = 'valid' and expiration_date > $2");
        command.Parameters.AddWithValue(token);
        command.Parameters.AddWithValue(clock.GetCurrentInstant().ToDateTimeUtc());
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop);
    }
}
