using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>How a session stands.</summary>
public enum SessionStanding
{
    /// <summary>Ended, or its account was reset or departed.</summary>
    Over,

    /// <summary>Live, and its rights are the present ones.</summary>
    Live,

    /// <summary>Live, but the roles or structures of the person changed since.</summary>
    Outdated,
}

/// <summary>Begins, checks and ends the sessions of staff.</summary>
/// <remarks>
/// Every request looks at its session, so that looking has a small pool of its own, whose connections are not reset when
/// they come back: one plain query leaves nothing behind, and resetting took longer than the query.
/// </remarks>
public sealed class StaffSessions(AccessDb db, StaffPrincipal principals, [FromKeyedServices(StaffSessions.Pool)] NpgsqlDataSource source, IClock clock)
{
    /// <summary>Names the connections on which sessions are looked at, and nothing else is ever done.</summary>
    public const string Pool = "session-standing";

    public const int Connections = 8;

    private const string Standing = """
        select a.security_stamp, a.rights_version
        from account_session s join account a on a.id = s.account_id
        where s.id = $1 and s.ended_at is null and s.ends_at > $2 and a.departed_at is null
        """;

    /// <summary>Begins a session and writes its cookie; false when the town no longer knows the person.</summary>
    public async Task<bool> BeginAsync(HttpContext context, Account account, OutsideProof? outside, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            StartedAt = now,
            EndsAt = now + Visit.Longest,
            IsOutside = outside is not null,
            OutsideRoles = outside?.Roles?.ToArray(),
        };
        if (await principals.BuildAsync(account, session.Id, session.OutsideRoles, stop) is not { } principal) return false;

        db.Sessions.Add(session);
        await db.SaveChangesAsync(stop);
        await WriteCookieAsync(context, principal, Visit.Start(now) with { MustConfirm = outside is { IsRecent: false } });
        return true;
    }

    /// <summary>How the session of these claims stands now. One indexed query: cheap enough for every request and every event of a stream.</summary>
    public async Task<SessionStanding> StandingAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionOf(user) is not { } session) return SessionStanding.Over;
        await using var command = source.CreateCommand(Standing);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(clock.GetCurrentInstant().ToDateTimeUtc());
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop) || reader.GetString(0) != user.FindFirstValue(AccessClaims.Stamp)) return SessionStanding.Over;

        var version = reader.GetInt32(1).ToString(CultureInfo.InvariantCulture);
        return version == user.FindFirstValue(AccessClaims.RightsVersion) ? SessionStanding.Live : SessionStanding.Outdated;
    }

    /// <summary>The claims of a live session, read anew; null when the person may no longer come in.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        if (SessionOf(user) is not { } id) return null;
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.EndedAt == null, stop) is not { } session) return null;
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Id == session.AccountId, stop);
        return await principals.BuildAsync(account, session.Id, session.OutsideRoles, stop);
    }

    /// <summary>The person proved again who they are: the idle time starts anew. The claims are read anew too.</summary>
    public async Task ConfirmAsync(HttpContext context, CancellationToken stop)
    {
        var known = await context.AuthenticateAsync(StaffSchemes.Session);
        if (known.Properties is null || Visit.Read(known.Properties) is not { } visit) return;
        if (await RenewAsync(context.User, stop) is { } principal) await WriteCookieAsync(context, principal, visit.Confirmed(clock.GetCurrentInstant()));
    }

    /// <summary>Ends the session for every copy of its cookie.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (SessionOf(context.User) is { } id)
            await db.Sessions.Where(each => each.Id == id && each.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(each => each.EndedAt, now), stop);
        await context.SignOutAsync(StaffSchemes.Session);
    }

    /// <summary>Whether the session was begun at an outside issuer, where it must be confirmed too.</summary>
    public Task<bool> IsOutsideAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        var id = SessionOf(user);
        return db.Sessions.AnyAsync(each => each.Id == id && each.IsOutside, stop);
    }

    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(AccessClaims.Session), out var id) ? id : null;

    public static Guid? AccountOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(AccessClaims.Account), out var id) ? id : null;

    private static Task WriteCookieAsync(HttpContext context, ClaimsPrincipal principal, Visit visit)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        visit.Write(properties);
        return context.SignInAsync(StaffSchemes.Session, principal, properties);
    }
}

/// <summary>That an outside issuer vouched for the person.</summary>
/// <param name="Roles">The roles it gives, in SCREAMING_SNAKE_CASE; null when the town's own tables decide.</param>
/// <param name="IsRecent">Whether they proved who they are within 15 minutes; else they confirm before anything sensitive.</param>
public sealed record OutsideProof(IReadOnlyList<string>? Roles, bool IsRecent);
