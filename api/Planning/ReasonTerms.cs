using System.ComponentModel;
using System.Text.RegularExpressions;
using Inclusion.Platform;
using Inclusion.Territories;

namespace Inclusion.Planning;

/// <summary>How resident and mediator meet.</summary>
public enum AppointmentMode
{
    /// <summary>At a place of the town (« sur place »).</summary>
    AtPlace,

    /// <summary>The mediator calls (« par téléphone »).</summary>
    ByTelephone,

    /// <summary>The mediator comes to the resident's home (« à domicile »).</summary>
    AtHome,

    /// <summary>By a video link (« en visio »).</summary>
    ByVideo,
}

/// <summary>Who may take a slot for a reason; each value includes those before it.</summary>
public enum WhoBooks
{
    /// <summary>The town's staff only.</summary>
    Staff,

    /// <summary>Prescribers of partner structures too.</summary>
    StaffAndPrescribers,

    /// <summary>Residents who were sent a link too.</summary>
    InvitedResidents,

    /// <summary>Anybody.</summary>
    Everyone,
}

/// <summary>Everything a town decides about a reason.</summary>
public partial record ReasonTerms
{
    public const int NameMax = 100, TextMax = 2000;

    /// <summary>What people see, 1 to 100 characters; unique among the town's live reasons: « Aide aux démarches ».</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required Theme Theme { get; init; }

    /// <summary>The colour of its appointments on the planning, as `#RRGGBB`.</summary>
    [DefaultValue("#1F4E79")]
    public string Colour { get; init; } = "#1F4E79";

    /// <summary>How people meet.</summary>
    [DefaultValue(AppointmentMode.AtPlace)]
    public AppointmentMode Mode { get; init; }

    /// <summary>How long it lasts, 5 to 480 minutes.</summary>
    [DefaultValue(30)]
    public int DurationMinutes { get; init; } = 30;

    /// <summary>How far apart the proposed beginnings are, 5 to 240 minutes, whatever the duration.</summary>
    [DefaultValue(15)]
    public int StepMinutes { get; init; } = 15;

    /// <summary>How long the mediator stays taken afterwards, 0 to 120 minutes.</summary>
    [DefaultValue(0)]
    public int BufferAfterMinutes { get; init; }

    /// <summary>How long before its beginning a slot can still be taken, 0 to 43,200 minutes (30 days); the bound is included.</summary>
    [DefaultValue(30)]
    public int NoticeMinMinutes { get; init; } = 30;

    /// <summary>How far ahead a slot can be taken, 1 to 366 days of 24 hours; the bound is included, and longer than the shortest notice.</summary>
    [DefaultValue(92)]
    public int NoticeMaxDays { get; init; } = 92;

    /// <summary>Who may book.</summary>
    [DefaultValue(WhoBooks.Staff)]
    public WhoBooks WhoBooks { get; init; }

    /// <summary>True when several residents share one appointment.</summary>
    [DefaultValue(false)]
    public bool IsGroup { get; init; }

    /// <summary>1 mediator, or 2 together.</summary>
    [DefaultValue(1)]
    public int MediatorsNeeded { get; init; } = 1;

    /// <summary>True when the mediator acts on the resident's behalf, which takes a mandate.</summary>
    [DefaultValue(false)]
    public bool NeedsMandate { get; init; }

    /// <summary>True when a voucher (« Pass numérique ») may pay for it.</summary>
    [DefaultValue(false)]
    public bool AcceptsVoucher { get; init; }

    /// <summary>What the resident reads and accepts before booking, up to 2000 characters; may be empty.</summary>
    [DefaultValue("")]
    public string TextBefore { get; init; } = "";

    /// <summary>What the resident reads once booked, such as what to bring, up to 2000 characters; may be empty.</summary>
    [DefaultValue("")]
    public string TextAfter { get; init; } = "";

    /// <summary>True when messages and invites name no title: a calendar is read by the whole family.</summary>
    [DefaultValue(false)]
    public bool IsDiscreet { get; init; }

    /// <summary>Until how long before its beginning a resident may cancel, 0 to 10,080 minutes (7 days); the bound is included.</summary>
    [DefaultValue(240)]
    public int CancelNoticeMinutes { get; init; } = 240;

    /// <summary>Until how long before its beginning a resident may move it, 0 to 10,080 minutes (7 days); the bound is included.</summary>
    [DefaultValue(240)]
    public int MoveNoticeMinutes { get; init; } = 240;

    /// <summary>How many hours before it a reminder leaves, 1 to 336; null sends none.</summary>
    [DefaultValue(48)]
    public int? ReminderHours { get; init; } = 48;

    /// <summary>The same terms, tidied; or everything that is wrong with them.</summary>
    public Outcome<ReasonTerms> Judged()
    {
        var faults = new Faults();
        var tidied = new ReasonTerms(this)
        {
            Name = faults.Line(Name, NameMax, "name"),
            Colour = Colour.ToUpperInvariant(),
            TextBefore = faults.OptionalProse(TextBefore, TextMax, "textBefore") ?? "",
            TextAfter = faults.OptionalProse(TextAfter, TextMax, "textAfter") ?? "",
        };
        if (!ColourPattern().IsMatch(tidied.Colour))
            faults.Add(new InvalidText("La couleur s'écrit #RRVVBB, par exemple #1F4E79.", TextFault.Malformed, null, "colour"));
        tidied.CheckNumbers(faults);
        return faults.Any ? faults.ToRefusals() : tidied;
    }

    private void CheckNumbers(Faults faults)
    {
        faults.Number(DurationMinutes, 5, 480, "durationMinutes");
        faults.Number(StepMinutes, 5, 240, "stepMinutes");
        faults.Number(BufferAfterMinutes, 0, 120, "bufferAfterMinutes");
        faults.Number(NoticeMinMinutes, 0, 43_200, "noticeMinMinutes");
        faults.Number(NoticeMaxDays, 1 + (Math.Clamp(NoticeMinMinutes, 0, 43_200) / 1440), 366, "noticeMaxDays");
        faults.Number(MediatorsNeeded, 1, 2, "mediatorsNeeded");
        faults.Number(CancelNoticeMinutes, 0, 10_080, "cancelNoticeMinutes");
        faults.Number(MoveNoticeMinutes, 0, 10_080, "moveNoticeMinutes");
        if (ReminderHours is { } hours) faults.Number(hours, 1, 336, "reminderHours");
    }

    [GeneratedRegex("^#[0-9A-F]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColourPattern();
}
