using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Invite = Inclusion.Platform.Messaging.Invite;
using InviteMethod = Inclusion.Appointments.InviteMethod;

namespace Inclusion.Outreach;

/// <summary>Tells the resident that a seat is theirs; the invite is in this first message.</summary>
public sealed class SessionSeatMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Seated);

/// <summary>Tells the resident that they wait for a seat.</summary>
public sealed class SessionWaitingMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Waiting);

/// <summary>Tells who was waiting that a seat is theirs, with the invite.</summary>
public sealed class SessionPromotedMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Promoted);

/// <summary>Tells of another hour or place; the calendar replaces what it has.</summary>
public sealed class SessionMovedMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Moved);

/// <summary>Tells that the session does not take place; the calendar forgets it.</summary>
public sealed class SessionCancelledMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Cancelled);

/// <summary>Tells that the seat was given back; the calendar forgets it.</summary>
public sealed class SessionSeatLeftMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Left);

/// <summary>Reminds the resident two days before.</summary>
public sealed class SessionReminderMessage(InclusionDb db, CurrentActor actor, IClock clock) : OutreachNewsMessage(db, actor, clock, OutreachNews.Reminder);

/// <summary>Writes any message about a registration as things stand now, by the way that reaches the resident.</summary>
public abstract class OutreachNewsMessage(InclusionDb db, CurrentActor actor, IClock clock, OutreachNews news) : IMessage
{
    /// <summary>Null when the news is overtaken: the seat was given back, the session is over, a later change brings its own message.</summary>
    public async Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        var town = actor.Value.Territory;
        var row = await db.SessionRegistrations.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == new SessionRegistrationId(order.Subject), stop);
        if (row is null || row.Sequence != order.Sequence) return null;
        var session = await db.OutreachSessions.AsNoTracking().AsSplitQuery().SingleAsync(each => each.TerritoryId == town && each.Id == row.SessionId, stop);
        if (!IsStillTrue(row, session, clock.GetCurrentInstant()) || await HasAnotherPlaceAsync(row, stop)) return null;

        var territory = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == town, stop);
        var place = (await db.Places.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == session.PlaceId, stop)).Details;
        var where = place.Address() is { } address ? $"{place.Name}, {address}" : place.Name;
        var saying = new OutreachSaying(news, session.Title, session.StartsAt, DateTimeZoneProviders.Tzdb[session.TimeZone], where, place.Name, territory.Name, territory.Telephone);
        var reach = await db.PreferredContactAsync(town, row.ResidentId, stop);
        return reach is null ? null : Write(saying, reach, row, session, territory);
    }

    private bool IsStillTrue(SessionRegistration row, OutreachSession session, Instant now) => news switch
    {
        OutreachNews.Cancelled => session.State is SessionState.Cancelled && row.IsLive,
        OutreachNews.Left => row.State is SeatState.Left,
        OutreachNews.Waiting => row.State is SeatState.Waiting && session.IsStillToHold(now),
        OutreachNews.Moved => row.IsLive && session.IsStillToHold(now),
        OutreachNews.Reminder => row.State is SeatState.Seated && session.IsStillToHold(now) && now < session.StartsAt,
        _ => row.State is SeatState.Seated && session.IsStillToHold(now),
    };

    /// <summary>True for the second seat of somebody who was recorded twice: only the record was mended, nobody has left.</summary>
    private async Task<bool> HasAnotherPlaceAsync(SessionRegistration row, CancellationToken stop) =>
        news is OutreachNews.Left && await db.SessionRegistrations.AnyAsync(each => each.TerritoryId == row.TerritoryId && each.SessionId == row.SessionId
            && each.ResidentId == row.ResidentId && each.Id != row.Id && each.LeftAt == null && each.RegisteredAt < row.LeftAt, stop);

    private RenderedMessage Write(OutreachSaying saying, Reachable reach, SessionRegistration row, OutreachSession session, Territory territory)
    {
        var paragraphs = OutreachWording.Paragraphs(saying);
        if (reach.Email is { } email)
            return new RenderedMessage.Email(email, OutreachWording.Subject(saying), string.Join("\n\n", paragraphs))
            {
                Invite = row.SeatedAt is null || news is OutreachNews.Reminder ? null : InviteOf(saying, email, row, session, territory),
            };
        if (reach.Mobile is { } mobile) return new RenderedMessage.Sms(mobile, OutreachWording.Text(saying));
        return new RenderedMessage.Letter(AddressLines(reach), OutreachWording.Subject(saying), paragraphs) { Structure = session.StructureId };
    }

    private Invite InviteOf(OutreachSaying saying, string email, SessionRegistration row, OutreachSession session, Territory territory)
    {
        var isOver = news is OutreachNews.Cancelled or OutreachNews.Left;
        var facts = new InviteFacts(isOver ? InviteMethod.Cancel : InviteMethod.Request, row.Id.Value, row.Sequence, session.Title, false,
            session.Span, saying.Zone, saying.Where, new InviteParty(territory.Name, territory.SenderAddress),
            email, territory.Telephone is { } number ? Telephones.ForReading(number) : "", clock.GetCurrentInstant())
        {
            SenderDomain = territory.SenderAddress.Split('@')[^1],
        };
        var ics = InviteCalendar.Write(AppointmentInvite.Of(facts).Value);
        return new Invite(isOver ? Platform.Messaging.InviteMethod.Cancel : Platform.Messaging.InviteMethod.Request, ics);
    }

    /// <summary>The name first, then the postal address if there is one; staff hand the letter over otherwise.</summary>
    private static string[] AddressLines(Reachable reach) =>
        [.. new[] { $"{reach.Person.GivenName} {reach.Person.FamilyName}".Trim(), reach.Postal }.OfType<string>().Where(line => line.Length > 0)];
}
