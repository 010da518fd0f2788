using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What an appointment is for (« motif »), and the town's rules for booking it.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.Administrator), AllowsScope("planning:read", "appointments:prescribe")]
public sealed class ReasonType(Reason reason)
{
    /// <summary>Its identifier.</summary>
    public ReasonId Id => reason.Id;

    /// <summary>What people see, 1 to 100 characters.</summary>
    public string Name => reason.Terms.Name;

    /// <summary>What it is about.</summary>
    public Theme Theme => reason.Terms.Theme;

    /// <summary>The colour of its appointments on the planning, as `#RRGGBB`.</summary>
    public string Colour => reason.Terms.Colour;

    /// <summary>How people meet.</summary>
    public AppointmentMode Mode => reason.Terms.Mode;

    /// <summary>How long it lasts, in minutes, buffer not included.</summary>
    public int DurationMinutes => reason.Terms.DurationMinutes;

    /// <summary>How far apart the proposed beginnings are, in minutes.</summary>
    public int StepMinutes => reason.Terms.StepMinutes;

    /// <summary>How long the mediator stays taken afterwards, in minutes.</summary>
    public int BufferAfterMinutes => reason.Terms.BufferAfterMinutes;

    /// <summary>How many minutes before its beginning a slot can still be taken; included.</summary>
    public int NoticeMinMinutes => reason.Terms.NoticeMinMinutes;

    /// <summary>How many days ahead a slot can be taken; included.</summary>
    public int NoticeMaxDays => reason.Terms.NoticeMaxDays;

    /// <summary>Who may book it.</summary>
    public WhoBooks WhoBooks => reason.Terms.WhoBooks;

    /// <summary>True when several residents share one appointment.</summary>
    public bool IsGroup => reason.Terms.IsGroup;

    /// <summary>One mediator, or two together.</summary>
    public int MediatorsNeeded => reason.Terms.MediatorsNeeded;

    /// <summary>True when the mediator acts on the resident's behalf, which takes a mandate.</summary>
    public bool NeedsMandate => reason.Terms.NeedsMandate;

    /// <summary>True when a voucher (« Pass numérique ») may pay for it.</summary>
    public bool AcceptsVoucher => reason.Terms.AcceptsVoucher;

    /// <summary>What the resident reads and accepts before booking; may be empty.</summary>
    public string TextBefore => reason.Terms.TextBefore;

    /// <summary>What the resident reads once booked, such as what to bring; may be empty.</summary>
    public string TextAfter => reason.Terms.TextAfter;

    /// <summary>True when messages and invites name no title.</summary>
    public bool IsDiscreet => reason.Terms.IsDiscreet;

    /// <summary>How many minutes before its beginning a resident may still cancel in time.</summary>
    public int CancelNoticeMinutes => reason.Terms.CancelNoticeMinutes;

    /// <summary>How many minutes before its beginning a resident may still move it.</summary>
    public int MoveNoticeMinutes => reason.Terms.MoveNoticeMinutes;

    /// <summary>How many hours before it a reminder leaves; null sends none.</summary>
    public int? ReminderHours => reason.Terms.ReminderHours;

    /// <summary>When it was put away; null while it may be booked.</summary>
    public Instant? ArchivedAt => reason.ArchivedAt;

    [Lookup]
    public static async Task<ReasonType?> FindAsync(ReasonId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await db.ReasonsSeenBy(actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}
