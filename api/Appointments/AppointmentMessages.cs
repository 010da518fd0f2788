using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Invite = Inclusion.Platform.Messaging.Invite;

namespace Inclusion.Appointments;

/// <summary>Tells the resident that the appointment is agreed; the invite is in this first message.</summary>
public sealed class AppointmentBookedMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : AppointmentNewsMessage(db, actor, links, clock, AppointmentNews.Booked);

/// <summary>Tells the resident of another hour, place or mediator; the calendar replaces what it has.</summary>
public sealed class AppointmentMovedMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : AppointmentNewsMessage(db, actor, links, clock, AppointmentNews.Moved);

/// <summary>Tells the resident that it is given up; the calendar forgets it.</summary>
public sealed class AppointmentCancelledMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : AppointmentNewsMessage(db, actor, links, clock, AppointmentNews.Cancelled);

/// <summary>Reminds the resident, as many hours before as the reason says.</summary>
public sealed class AppointmentReminderMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : AppointmentNewsMessage(db, actor, links, clock, AppointmentNews.Reminder);

/// <summary>Writes any message about an appointment as things stand now, by the way that reaches the resident.</summary>
public abstract class AppointmentNewsMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock, AppointmentNews news) : IMessage
{
    /// <summary>Null when the news is overtaken: a reminder or a booking of what is cancelled since, a later change that brings its own message.</summary>
    public async Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        var town = actor.Value.Territory;
        var row = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == new AppointmentId(order.Subject), stop);
        if (row is null || row.Sequence != order.Sequence || row.IsCancelled != (news is AppointmentNews.Cancelled)) return null;
        if (news is AppointmentNews.Reminder && row.StartsAt <= clock.GetCurrentInstant()) return null;

        var reason = await db.Reasons.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == row.ReasonId, stop);
        var territory = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == town, stop);
        var place = row.PlaceId is { } id ? await db.Places.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == id, stop) : null;
        var zone = DateTimeZoneProviders.Tzdb[territory.TimeZone];
        var where = place is null ? HowPeopleMeet(reason) : place.Details.Address() is { } address ? $"{place.Details.Name}, {address}" : place.Details.Name;
        if (await db.PreferredContactAsync(town, row.ResidentId, stop) is not { } reach) return null;
        var saying = new AppointmentSaying(news, reason.OutwardTitle, row.StartsAt, zone, where,
            reason.Terms.IsDiscreet ? "" : reason.Terms.TextAfter, territory.Name, territory.Telephone)
        {
            ShortWhere = place?.Details.Name ?? where,
            Link = row.IsCancelled ? null : await links.AddressAsync(ResidentLinkPurpose.Appointment, row.Id.Value, stop),
        };
        return Write(saying, reach, row, reason, territory);
    }

    private RenderedMessage? Write(AppointmentSaying saying, Reachable reach, Appointment row, Reason reason, Territory territory)
    {
        if (reach.Email is { } email)
            return new RenderedMessage.Email(email, AppointmentWording.Subject(saying), string.Join("\n\n", AppointmentWording.Paragraphs(saying)))
            {
                Invite = saying.News is AppointmentNews.Reminder ? null : InviteOf(saying, email, row, reason, territory),
            };
        if (reach.Mobile is { } mobile) return new RenderedMessage.Sms(mobile, AppointmentWording.Text(saying));
        var onPaper = saying.Link is null ? saying : saying with { Pin = links.PinOf(row.Id) };
        return new RenderedMessage.Letter(AddressLines(reach), AppointmentWording.Subject(saying), AppointmentWording.Paragraphs(onPaper)) { Structure = row.StructureId };
    }

    private Invite InviteOf(AppointmentSaying saying, string email, Appointment row, Reason reason, Territory territory)
    {
        var method = saying.News is AppointmentNews.Cancelled ? InviteMethod.Cancel : InviteMethod.Request;
        var facts = new InviteFacts(method, row.Id.Value, row.Sequence, reason.OutwardTitle, reason.Terms.IsDiscreet,
            new Interval(row.StartsAt, row.EndsAt), saying.Zone, saying.Where, new InviteParty(territory.Name, territory.SenderAddress),
            email, territory.Telephone is { } number ? Telephones.ForReading(number) : "", clock.GetCurrentInstant())
        {
            SenderDomain = territory.SenderAddress.Split('@')[^1],
            HasLink = saying.Link is not null,
        };
        var invite = AppointmentInvite.Of(facts);
        return new Invite(method is InviteMethod.Cancel ? Platform.Messaging.InviteMethod.Cancel : Platform.Messaging.InviteMethod.Request, InviteCalendar.Write(invite.Value));
    }

    /// <summary>The name first, then the postal address if there is one; staff hand the letter over otherwise.</summary>
    private static string[] AddressLines(Reachable reach) =>
        [.. new[] { $"{reach.Person.GivenName} {reach.Person.FamilyName}".Trim(), reach.Postal }.OfType<string>().Where(line => line.Length > 0)];

    private static string HowPeopleMeet(Reason reason) => reason.Terms.Mode switch
    {
        AppointmentMode.ByTelephone => "par téléphone : nous vous appelons",
        AppointmentMode.AtHome => "chez vous",
        _ => "en visio : le lien vous sera envoyé",
    };
}
