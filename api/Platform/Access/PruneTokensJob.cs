using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using OpenIddict.Abstractions;

namespace Inclusion.Platform.Access;

/// <summary>Removes what opens nothing any more: ended tokens, sessions and links, and forgotten counts.</summary>
[RunsEvery(Minutes = 60)]
public sealed class PruneTokensJob(AccessDb db, IOpenIddictTokenManager tokens, IClock clock) : IHouseJob
{
    /// <summary>How long an ended session or a used link stays, so that an incident can be read.</summary>
    private static readonly Duration Kept = Duration.FromDays(30);

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await tokens.PruneAsync(now.ToDateTimeOffset(), stop);
        await db.Sessions.Where(session => session.EndsAt < now - Kept).ExecuteDeleteAsync(stop);
        await db.Links.Where(link => link.ExpiresAt < now - Kept).ExecuteDeleteAsync(stop);
        await db.Database.ExecuteSqlAsync($"delete from sign_in_brake where last_tried_at < {now - SignInBrake.Memory} and paused_until < {now}", stop);
    }
}
