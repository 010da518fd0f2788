using Inclusion.Platform.Access;
using Inclusion.Residents;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>Somebody who came to a session without being registered, and was helped (« passage »): counted, and named only if that is useful.</summary>
public sealed class WalkIn
{
    public const int MinutesMax = 480;

    private WalkIn(TerritoryId territoryId, WalkInId id, OutreachSessionId sessionId, Theme? theme, AgeBand ageBand, int minutes, ResidentId? residentId, Instant happenedAt, Instant countedAt) =>
        (TerritoryId, Id, SessionId, Theme, AgeBand, Minutes, ResidentId, HappenedAt, CountedAt) =
        (territoryId, id, sessionId, theme, ageBand, minutes, residentId, happenedAt, countedAt);

    public TerritoryId TerritoryId { get; private set; }
    public WalkInId Id { get; private set; }
    public OutreachSessionId SessionId { get; private set; }

    /// <summary>Null: help with a device or the Internet, and no administrative procedure.</summary>
    public Theme? Theme { get; private set; }
    public AgeBand AgeBand { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>Null for who stays unnamed.</summary>
    public ResidentId? ResidentId { get; private set; }
    public Instant HappenedAt { get; private set; }
    public Instant CountedAt { get; private set; }

    public static WalkIn Count(OutreachSession session, Theme? theme, AgeBand ageBand, int minutes, ResidentId? resident, Instant at, Instant now) =>
        new(session.TerritoryId, WalkInId.New(), session.Id, theme, ageBand, minutes, resident, at, now);
}
