using System.Security.Cryptography;
using Inclusion.Platform.Access;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Links;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Inclusion.Portal;

/// <summary>Who is inside, and by whose clocks.</summary>
public sealed record InsideSpace(TerritoryId Town, Resident Resident, DateTimeZone Zone, Instant Now);

/// <summary>A page of a resident's own space: open for a quarter of an hour after the second fact, by a cookie that no script and no other site sees.</summary>
public abstract class SpacePage(TownWork towns, NpgsqlDataSource source, IClock clock) : ActingPage(towns, source)
{
    private const string Cookie = "inclusion-espace";

    /// <summary>True while it is open.</summary>
    public bool IsInside { get; private set; }

    /// <summary>When it closes, on the town's clocks.</summary>
    public LocalTime ClosesAt { get; private set; }

    public override string TitleKey => IsInside ? Subject : "space.closed.title";

    /// <summary>The address of the space, on this host.</summary>
    public string Home => $"/espace/{RouteData.Values["town"]}";

    /// <summary>The page's title while it is open.</summary>
    protected abstract string Subject { get; }

    /// <summary>256 bits for a cookie.</summary>
    internal static string NewTicket() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    internal static byte[] HashOf(AccessKeys keys, string ticket) => keys.Hash("resident space", ticket);

    internal static void Give(HttpResponse response, string ticket, bool isDevelopment)
    {
        var cookie = Shape(isDevelopment);
        response.Cookies.Append(cookie.Name ?? Cookie, ticket, cookie.Build(response.HttpContext));
    }

    /// <summary>Shows what a page reads, once somebody is inside; what was read is journalled.</summary>
    protected async Task<IActionResult> ShowAsync(string town, string operation, Func<IServiceProvider, InsideSpace, Task> read, CancellationToken stop)
    {
        await LookAsync(town, async (services, found) =>
        {
            if (await EnterAsync(services, found, stop) is not { } inside) return;
            await read(services, inside);
            var journal = services.GetRequiredService<OperationJournal>();
            journal.Reads(inside.Resident.Id.Value);
            await journal.WriteReadingAsync(operation, stop);
        }, stop);
        return Answer();
    }

    /// <summary>Does what the resident asks from inside; not at all when nobody is.</summary>
    protected Task DoAsync(string town, Func<IServiceProvider, InsideSpace, Task<Deed>> act, CancellationToken stop) => ActAsync(town, async (services, found) =>
        await EnterAsync(services, found, stop) is { } inside ? await act(services, inside) : Deed.Nothing, stop);

    protected IActionResult Answer() => Show(IsInside ? LinkStanding.Open : LinkStanding.Expired);

    /// <summary>Ends the session of the cookie.</summary>
    protected async Task CloseAsync(IServiceProvider services, InsideSpace inside, CancellationToken stop)
    {
        var hash = HashOf(services.GetRequiredService<AccessKeys>(), Ticket(services) ?? "");
        await services.GetRequiredService<InclusionDb>().SpaceSessions.Where(each => each.TerritoryId == inside.Town && each.TokenHash == hash && each.ClosedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.ClosedAt, inside.Now), stop);
        IsInside = false;
    }

    private async Task<InsideSpace?> EnterAsync(IServiceProvider services, TerritoryId town, CancellationToken stop)
    {
        var (db, now) = (services.GetRequiredService<InclusionDb>(), clock.GetCurrentInstant());
        var territory = await ReadTownAsync(db, town, stop);
        IsInside = false;
        if (Ticket(services) is not { Length: > 0 and < 100 } ticket) return null;
        var hash = HashOf(services.GetRequiredService<AccessKeys>(), ticket);
        var session = await db.SpaceSessions.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.TokenHash == hash, stop);
        if (session is null || !session.IsOpenAt(now) || await db.LiveResidentAsync(town, session.ResidentId, stop) is not { } resident) return null;

        Prefer(resident.Person.PreferredLanguage);
        ActAs(services, town, resident.Id.Value);
        var zone = DateTimeZoneProviders.Tzdb[territory.TimeZone];
        (IsInside, ClosesAt) = (true, session.ExpiresAt.InZone(zone).TimeOfDay);
        return new InsideSpace(town, resident, zone, now);
    }

    private string? Ticket(IServiceProvider services) => Request.Cookies[Shape(services.GetRequiredService<IHostEnvironment>().IsDevelopment()).Name ?? Cookie];

    private static CookieBuilder Shape(bool isDevelopment)
    {
        var cookie = new CookieBuilder();
        StaffSchemes.Harden(cookie, Cookie, isDevelopment);
        (cookie.SameSite, cookie.MaxAge) = (SameSiteMode.Strict, SpaceSession.Lasts.ToTimeSpan());
        return cookie;
    }
}
