using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using Inclusion.Territories;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What an appointment is for (« motif »), and the town's rules for booking it.</summary>
public sealed class Reason
{
    /// <summary>What messages and invites say instead of the name of a discreet reason.</summary>
    public const string DiscreetTitle = "Rendez-vous";

    private Reason(TerritoryId territoryId, ReasonId id) => (TerritoryId, Id) = (territoryId, id);

    public TerritoryId TerritoryId { get; private set; }
    public ReasonId Id { get; private set; }

    /// <summary>What the town decided.</summary>
    public ReasonTerms Terms { get; private set; } = new() { Name = "", Theme = Theme.Papers };

    /// <summary>Since when it is offered no more; null while it is. Nothing of its past is lost.</summary>
    public Instant? ArchivedAt { get; private set; }

    /// <summary>The title that a message, an invite or a shared calendar may show.</summary>
    public string OutwardTitle => Terms.IsDiscreet ? DiscreetTitle : Terms.Name;

    /// <summary>How long an appointment takes the mediator's time, buffer included.</summary>
    public Duration Occupies => Duration.FromMinutes(Terms.DurationMinutes + Terms.BufferAfterMinutes);

    public static Outcome<Reason> Create(TerritoryId town, ReasonTerms terms) =>
        terms.Judged().Then(judged => new Reason(town, ReasonId.New()) { Terms = judged });

    /// <summary>Takes other terms; appointments already booked keep their hours. Nothing changes when it is refused.</summary>
    public Outcome<Reason> Change(ReasonTerms terms)
    {
        var judged = terms.Judged();
        if (!judged.IsRefused) Terms = judged.Value;
        return judged.Then(_ => this);
    }

    /// <summary>Puts it away. Doing it twice keeps the first date.</summary>
    public void Archive(Instant now) => ArchivedAt ??= now;

    /// <summary>To whom a reason must be open for this caller to book it: who works in the town may book all; others as the town decided.</summary>
    public static IReadOnlyList<WhoBooks> OpenTo(Actor actor) => actor.Kind switch
    {
        ActorKind.Professional or ActorKind.System => [WhoBooks.Staff, WhoBooks.StaffAndPrescribers, WhoBooks.InvitedResidents, WhoBooks.Everyone],
        ActorKind.PartnerClient => [WhoBooks.StaffAndPrescribers, WhoBooks.InvitedResidents, WhoBooks.Everyone],
        ActorKind.Resident => [WhoBooks.InvitedResidents, WhoBooks.Everyone],
        _ => [WhoBooks.Everyone],
    };

    /// <summary>Whether this caller may take a slot for it.</summary>
    public bool BookableBy(Actor actor) => IsActive && OpenTo(actor).Contains(Terms.WhoBooks);

    /// <summary>Whether it may still be booked by somebody.</summary>
    public bool IsActive => ArchivedAt is null;

    /// <summary>Whether a slot beginning then can be taken now: both bounds of the notice are included.</summary>
    public bool IsWithinNotice(Instant startsAt, Instant now)
    {
        var ahead = startsAt - now;
        return ahead >= Duration.FromMinutes(Terms.NoticeMinMinutes) && ahead <= Duration.FromDays(Terms.NoticeMaxDays);
    }

    /// <summary>Whether the resident may still cancel; the bound is included.</summary>
    public bool MayCancel(Instant startsAt, Instant now) => startsAt - now >= Duration.FromMinutes(Terms.CancelNoticeMinutes);

    /// <summary>Whether the resident may still move it; the bound is included.</summary>
    public bool MayMove(Instant startsAt, Instant now) => startsAt - now >= Duration.FromMinutes(Terms.MoveNoticeMinutes);

    /// <summary>
    /// When the reminder leaves; null sends none. The hours are counted on the town's clocks: 48 hours before is the same hour
    /// of the day, also when clocks change in between. In the hour that they jump over, it leaves right after it.
    /// </summary>
    public Instant? RemindAt(Instant startsAt, DateTimeZone zone) => Terms.ReminderHours is { } hours
        ? LocalTimes.BeginningOf(startsAt.InZone(zone).LocalDateTime.PlusHours(-hours), zone)
        : null;
}
