using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Somebody who came to a session without being registered, and was helped (« passage »).</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class WalkInType(WalkIn walkIn)
{
    internal OutreachSessionId SessionId => walkIn.SessionId;

    /// <summary>Its identifier.</summary>
    public WalkInId Id => walkIn.Id;

    /// <summary>To which session.</summary>
    public IDataLoaderResult<OutreachSessionType?> Session(OutreachLoaders loaders) => loaders.Session.Load(walkIn.SessionId);

    /// <summary>What the help was about; null for a device or the Internet, without any administrative procedure.</summary>
    public Theme? Theme => walkIn.Theme;

    /// <summary>About how old.</summary>
    public AgeBand AgeBand => walkIn.AgeBand;

    /// <summary>How long they were helped.</summary>
    public int Minutes => walkIn.Minutes;

    /// <summary>Who; null for who stays unnamed.</summary>
    public IDataLoaderResult<ResidentType?>? Resident(ResidentLoaders loaders) => walkIn.ResidentId is { } resident ? loaders.Resident.Load(resident) : null;

    /// <summary>When it happened.</summary>
    public Instant HappenedAt => walkIn.HappenedAt;

    /// <summary>When it was noted here: later, for what a device recorded without network.</summary>
    public Instant CountedAt => walkIn.CountedAt;

    [Lookup]
    public static async Task<WalkInType?> FindAsync(WalkInId id, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var sessions = db.SessionsFor(actor);
        var found = await db.WalkIns.AsNoTracking().SingleOrDefaultAsync(
            each => each.TerritoryId == actor.Territory && each.Id == id && sessions.Any(session => session.Id == each.SessionId), stop);
        return found is null ? null : new(found);
    }
}

/// <summary>How many walked in for one kind of help.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class WalkInCountType(Theme? theme, int people, int minutes)
{
    /// <summary>What the help was about; null for a device or the Internet, without any administrative procedure.</summary>
    public Theme? Theme => theme;

    /// <summary>How many people.</summary>
    public int People => people;

    /// <summary>How many minutes of help, all together.</summary>
    public int Minutes => minutes;
}
