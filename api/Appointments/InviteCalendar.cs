using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>Writes an invite as an iCalendar object (RFC 5545), ready for a <c>text/calendar</c> part.</summary>
/// <remarks>Instants are written on the town's clocks with their VTIMEZONE, so that every calendar shows the hour of the counter.</remarks>
public static class InviteCalendar
{
    private const string Product = "-//Inclusion//Rendez-vous//FR";

    /// <summary>The value of the <c>method</c> parameter of the mail part: it must equal the calendar's METHOD.</summary>
    public static string MethodOf(AppointmentInvite invite) => invite.Method switch
    {
        InviteMethod.Cancel => "CANCEL",
        InviteMethod.Publish => "PUBLISH",
        _ => "REQUEST",
    };

    /// <summary>The text, lines ended by CR LF and folded at 75 octets.</summary>
    public static string Write(AppointmentInvite invite)
    {
        var calendar = new Calendar { Method = MethodOf(invite), ProductId = Product };
        var start = invite.Span.Start.InZone(invite.Zone).LocalDateTime;
        var earliest = start.ToDateTimeUnspecified().AddYears(-1);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(invite.Zone.Id, earliest, false));
        calendar.Events.Add(EventOf(invite));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar could not be written.");
    }

    private static CalendarEvent EventOf(AppointmentInvite invite) => new()
    {
        Uid = invite.Uid.ToString("D"),
        Sequence = invite.Sequence,
        DtStamp = new CalDateTime(invite.WrittenAt.ToDateTimeUtc(), "UTC"),
        Summary = invite.Title,
        Location = invite.Location,
        Description = DescriptionOf(invite),
        Start = On(invite.Span.Start, invite.Zone),
        End = On(invite.Span.End, invite.Zone),
        Status = invite.Method == InviteMethod.Cancel ? EventStatus.Cancelled : EventStatus.Confirmed,
        Class = invite.IsDiscreet ? "PRIVATE" : "PUBLIC",
        Transparency = TransparencyType.Opaque,
        Organizer = new Organizer { CommonName = invite.Organiser.Name, Value = new Uri("mailto:" + invite.Organiser.Address) },
        Attendees = invite.Method is InviteMethod.Publish ? [] : [Resident(invite)],
    };

    private static Attendee Resident(AppointmentInvite invite) => new()
    {
        Value = new Uri("mailto:" + invite.AttendeeAddress),
        Role = ParticipationRole.RequiredParticipant,
        ParticipationStatus = EventParticipationStatus.NeedsAction,
        Rsvp = invite.Method == InviteMethod.Request,
        Type = "INDIVIDUAL",
    };

    private static CalDateTime On(Instant instant, DateTimeZone zone) =>
        new(instant.InZone(zone).LocalDateTime.ToDateTimeUnspecified(), zone.Id);

    /// <summary>Says how to change one's mind, and nothing of whom or why.</summary>
    private static string DescriptionOf(AppointmentInvite invite)
    {
        const string written = "Pour déplacer ou annuler ce rendez-vous";
        if (invite.HasLink) return invite.Telephone.Length == 0 ? $"{written}, ouvrez le lien du message reçu." : $"{written}, ouvrez le lien du message reçu ou appelez le {invite.Telephone}.";
        return invite.Telephone.Length == 0 ? $"{written}, répondez au message reçu." : $"{written}, appelez le {invite.Telephone}.";
    }
}
