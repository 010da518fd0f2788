using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Outreach;

/// <summary>A session that a team holds at a place, with seats or for whoever comes (« permanence », « atelier »), in the library or outside the walls.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class OutreachSessionType(OutreachSession session)
{
    /// <summary>Its identifier.</summary>
    public OutreachSessionId Id => session.Id;

    /// <summary>What kind of session it is.</summary>
    public SessionKind Kind => session.Kind;

    /// <summary>Where it stands.</summary>
    public SessionState State => session.State;

    /// <summary>What it is called, to residents too.</summary>
    public string Title => session.Title;

    /// <summary>What it is for; null when nothing was written.</summary>
    public string? About => session.About;

    /// <summary>What help is given about, at most 10; none when it is about anything, or about devices and the Internet.</summary>
    public IReadOnlyList<Theme> Themes => session.Themes;

    /// <summary>When it begins.</summary>
    public Instant StartsAt => session.StartsAt;

    /// <summary>When it ends; excluded.</summary>
    public Instant EndsAt => session.EndsAt;

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone => session.TimeZone;

    /// <summary>Where it is held.</summary>
    public IDataLoaderResult<PlaceType?> Place(PlaceLoaders loaders) => loaders.Place.Load(session.PlaceId);

    /// <summary>The structure that holds it.</summary>
    public IDataLoaderResult<StructureType?> Structure(TerritoryLoaders loaders) => loaders.Structure.Load(session.StructureId);

    /// <summary>Who holds it, by name; 1 to 20.</summary>
    public IDataLoaderResult<IReadOnlyList<ProfessionalType>?> Team(OutreachLoaders loaders) => loaders.TeamOf.Load(session.Id);

    /// <summary>How many residents can register; 0 where people just come.</summary>
    public int Seats => session.Seats;

    /// <summary>How many of the seats are taken.</summary>
    public int SeatsTaken => session.SeatsTaken;

    /// <summary>What the team takes along, by name; at most 60 lines.</summary>
    public IReadOnlyList<KitLineType> Kit => [.. session.Kit.OrderBy(each => each.Name, FrenchOrder.Names).Select(each => new KitLineType(each))];

    /// <summary>The vouchers that the team takes along.</summary>
    public SessionStockType Stock => new(session);

    /// <summary>Why what came back is not what left; null when nothing differs, and until the team is back.</summary>
    public string? DifferenceReason => session.DifferenceReason;

    /// <summary>Why it does not take place; null unless cancelled.</summary>
    public CalledOffBecause? CancelledBecause => session.CancelledBecause;

    /// <summary>When it was planned.</summary>
    public Instant PlannedAt => session.PlannedAt;

    /// <summary>When the team left; null until then.</summary>
    public Instant? OpenedAt => session.OpenedAt;

    /// <summary>When the team was back; null until then.</summary>
    public Instant? ClosedAt => session.ClosedAt;

    /// <summary>When it was cancelled; null otherwise.</summary>
    public Instant? CancelledAt => session.CancelledAt;

    /// <summary>Who is registered, in order of arrival; those who left too, unless states are named.</summary>
    /// <param name="states">Only those in one of these states; all when empty.</param>
    public Task<Connection<SessionRegistrationType>> RegistrationsAsync(
        Page page, Actor actor, InclusionDb db, CancellationToken stop, IReadOnlyList<SeatState>? states = null)
    {
        var rows = db.RegistrationsFor(actor).Where(each => each.SessionId == session.Id);
        if (states is { Count: > 0 }) rows = rows.Where(each => states.Contains(each.State));
        return rows.ToConnectionAsync(page, each => each.Number, each => each.Id, each => new SessionRegistrationType(each), stop);
    }

    /// <summary>Who waits for a seat, in the order in which seats go to them.</summary>
    public Task<Connection<SessionRegistrationType>> WaitingListAsync(Page page, Actor actor, InclusionDb db, CancellationToken stop) =>
        db.RegistrationsFor(actor).Where(each => each.SessionId == session.Id && each.State == SeatState.Waiting)
            .ToConnectionAsync(page, each => each.Number, each => each.Id, each => new SessionRegistrationType(each), stop);

    /// <summary>Who walked in, counted by what they were helped with; at most 11 lines.</summary>
    public IDataLoaderResult<IReadOnlyList<WalkInCountType>?> WalkInCounts(OutreachLoaders loaders) => loaders.WalkInsOf.Load(session.Id);

    [Lookup]
    public static async Task<OutreachSessionType?> FindAsync(OutreachSessionId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.SessionsFor(actor).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>One kind of thing that a team takes along.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class KitLineType(KitLine line)
{
    /// <summary>What it is.</summary>
    public string Name => line.Name;

    /// <summary>How many were planned.</summary>
    public int Planned => line.Planned;

    /// <summary>How many left; null until the team leaves.</summary>
    public int? TakenOut => line.TakenOut;

    /// <summary>How many came back; null until the team is back.</summary>
    public int? BroughtBack => line.BroughtBack;
}

/// <summary>The vouchers (« Pass numériques ») that a team takes along: counts only.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class SessionStockType(OutreachSession session)
{
    /// <summary>How many were planned.</summary>
    public int Planned => session.VouchersPlanned;

    /// <summary>How many left; null until the team leaves.</summary>
    public int? TakenOut => session.VouchersTakenOut;

    /// <summary>How many were given to residents; null until the team is back.</summary>
    public int? HandedOut => session.VouchersHandedOut;

    /// <summary>How many came back; null until the team is back.</summary>
    public int? BroughtBack => session.VouchersBroughtBack;
}
