using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Appointments;

/// <summary>What an invite asks the reader's calendar to do (RFC 5546).</summary>
public enum InviteMethod
{
    /// <summary>Write the appointment down, or, with a higher sequence, write it anew.</summary>
    Request,

    /// <summary>Take it away.</summary>
    Cancel,

    /// <summary>Write it down without asking anybody for an answer: a copy that the resident took from the page.</summary>
    Publish,
}

/// <summary>An appointment as a calendar is told of it; it holds nothing about the resident but where to send it.</summary>
/// <remarks>
/// The same <see cref="Uid"/> for the life of the appointment; <see cref="Sequence"/> grows by one with each change, the
/// cancellation included, so that a calendar that reads them in disorder keeps the last.
/// </remarks>
public sealed record AppointmentInvite
{
    private AppointmentInvite()
    {
    }

    /// <summary>What the calendar is to do.</summary>
    public required InviteMethod Method { get; init; }

    /// <summary>The key under which calendars keep it.</summary>
    public required Guid Uid { get; init; }

    /// <summary>0 at the booking.</summary>
    public required int Sequence { get; init; }

    /// <summary>The reason's outward title, which a discreet reason keeps neutral.</summary>
    public required string Title { get; init; }

    /// <summary>Shared calendars are asked to hide it.</summary>
    public required bool IsDiscreet { get; init; }

    /// <summary>From when to when.</summary>
    public required Interval Span { get; init; }

    /// <summary>The clocks by which the town lives.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Name and address of the place, or how people meet.</summary>
    public required string Location { get; init; }

    /// <summary>The structure that receives, and the address its messages come from.</summary>
    public required InviteParty Organiser { get; init; }

    /// <summary>The resident's address, without a name; empty in a copy that invites nobody.</summary>
    public required string AttendeeAddress { get; init; }

    /// <summary>The telephone of the structure, for those who would move or cancel; may be empty.</summary>
    public required string Telephone { get; init; }

    /// <summary>True when the message beside it holds a link.</summary>
    public required bool HasLink { get; init; }

    /// <summary>When this invite was written.</summary>
    public required Instant WrittenAt { get; init; }

    /// <summary>The invite, or the addresses that keep it from being written.</summary>
    public static Outcome<AppointmentInvite> Of(InviteFacts facts)
    {
        var faults = facts.Faults();
        if (faults.Any) return faults.ToRefusals();
        return new AppointmentInvite
        {
            Method = facts.Method,
            Uid = facts.Uid,
            Sequence = facts.Sequence,
            Title = InviteFacts.OneLine(facts.Title),
            IsDiscreet = facts.IsDiscreet,
            Span = facts.Span,
            Zone = facts.Zone,
            Location = InviteFacts.OneLine(facts.Location),
            Organiser = facts.Organiser with { Name = InviteFacts.Parameter(facts.Organiser.Name) },
            AttendeeAddress = facts.AttendeeAddress,
            Telephone = InviteFacts.OneLine(facts.Telephone),
            HasLink = facts.HasLink,
            WrittenAt = facts.WrittenAt,
        };
    }
}
