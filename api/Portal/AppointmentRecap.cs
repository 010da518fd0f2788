using Inclusion.Appointments;
using Inclusion.Places;
using Inclusion.Planning;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>What a page tells of an appointment: no more than its messages did, so nothing of what a discreet reason is about.</summary>
/// <param name="Title">The reason's outward title, as the town wrote it.</param>
/// <param name="StartsAt">On the town's clocks.</param>
/// <param name="Place">The place's name; null when nobody goes anywhere.</param>
/// <param name="Address">Where that is; null for a bus without an address.</param>
/// <param name="Meeting">How people meet when they do not meet at a place.</param>
/// <param name="ToBring">What the town says to bring; empty when there is nothing to say, or when it would tell too much.</param>
/// <param name="IsAhead">True while it is agreed and has not begun.</param>
/// <param name="CancelsInTime">True while cancelling it is not late.</param>
/// <param name="Moves">True while the resident may give it another hour.</param>
public sealed record AppointmentRecap(
    string Title, LocalDateTime StartsAt, string? Place, string? Address, Saying? Meeting, string ToBring, AppointmentState State, bool IsAhead, bool CancelsInTime, bool Moves)
{
    public bool IsCancelled => State is AppointmentState.CancelledByResident or AppointmentState.CancelledByTown;

    /// <summary>Its place in one line, or how people meet.</summary>
    public object Where => Place is null ? Meeting ?? new Saying("meeting.video") : Address is null ? Place : $"{Place}, {Address}";

    /// <summary>When and where, in one sentence.</summary>
    public Saying Summary => new("appointment.summary", StartsAt, Where);

    public static AppointmentRecap Of(Appointment row, Reason reason, Place? place, DateTimeZone zone, Instant now)
    {
        var isAhead = row.State is AppointmentState.Planned && row.StartsAt > now;
        return new AppointmentRecap(
            reason.OutwardTitle, row.StartsAt.InZone(zone).LocalDateTime, place?.Details.Name, place?.Details.Address(), place is null ? HowPeopleMeet(reason) : null,
            reason.Terms.IsDiscreet ? "" : reason.Terms.TextAfter, row.State, isAhead, reason.MayCancel(row.StartsAt, now),
            isAhead && reason.IsActive && reason.MayMove(row.StartsAt, now));
    }

    public static Saying HowPeopleMeet(Reason reason) => new(reason.Terms.Mode switch
    {
        AppointmentMode.ByTelephone => "meeting.telephone",
        AppointmentMode.AtHome => "meeting.home",
        _ => "meeting.video",
    });
}
