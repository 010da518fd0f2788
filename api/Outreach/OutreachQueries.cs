using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>What can be asked about sessions.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public static class OutreachQueries
{
    /// <summary>One session; null when there is none, or when the caller may not know of it.</summary>
    /// <param name="id">Which session.</param>
    public static Task<OutreachSessionType?> SessionAsync(OutreachSessionId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        OutreachSessionType.FindAsync(id, actor, db, stop);

    /// <summary>Sessions by their beginning: those of one's own structure, and those that one holds; coordinators: all.</summary>
    /// <param name="from">Those that end after this instant.</param>
    /// <param name="until">Those that begin before this instant.</param>
    /// <param name="kind">Only those of this kind.</param>
    /// <param name="mediatorId">Only those that this mediator holds.</param>
    /// <param name="placeId">Only those at this place.</param>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    /// <param name="withFreeSeat">Only those that have a free seat.</param>
    public static Task<Connection<OutreachSessionType>> SessionsAsync(
        Page page, Actor actor, InclusionDb db, CancellationToken stop,
        Instant? from = null, Instant? until = null, SessionKind? kind = null, ProfessionalId? mediatorId = null, PlaceId? placeId = null,
        IReadOnlyList<SessionState>? states = null, bool withFreeSeat = false)
    {
        var rows = db.SessionsFor(actor);
        if (from is { } first) rows = rows.Where(each => each.EndsAt > first);
        if (until is { } last) rows = rows.Where(each => each.StartsAt < last);
        if (kind is { } wanted) rows = rows.Where(each => each.Kind == wanted);
        if (placeId is { } place) rows = rows.Where(each => each.PlaceId == place);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        if (mediatorId is { } mediator) rows = rows.Where(each => each.Team.Any(member => member.MediatorId == mediator));
        if (withFreeSeat) rows = rows.Where(each => each.SeatsTaken < each.Seats);
        return rows.AsSplitQuery().ToConnectionAsync(page, each => each.StartsAt, each => each.Id, each => new OutreachSessionType(each), stop);
    }
}
