using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>What an opening offers: where, for which reasons, at which hours of its days.</summary>
/// <param name="IsKeptOnHolidays">Public holidays are skipped unless it is true (a holiday market, say).</param>
public sealed record OpeningOffer(PlaceId? Place, IReadOnlyList<ReasonId> Reasons, LocalTime StartsAt, LocalTime EndsAt, bool IsKeptOnHolidays);

/// <summary>When a mediator can be booked (« plage d'ouverture »): hours on the days of a rule, each occurrence of which can be changed or removed.</summary>
public sealed class Opening
{
    public const int ReasonsMax = 20;

    /// <summary>How many days ahead occurrences are written down; a job extends them each night.</summary>
    public const int DaysAhead = 183;

    private readonly List<OpeningReason> _reasons = [];
    private readonly List<OpeningChange> _changes = [];

    private Opening(TerritoryId territoryId, OpeningId id, ProfessionalId mediatorId, string rule, LocalDate firstOn, string timeZone) =>
        (TerritoryId, Id, MediatorId, Rule, FirstOn, TimeZone) = (territoryId, id, mediatorId, rule, firstOn, timeZone);

    public TerritoryId TerritoryId { get; private set; }
    public OpeningId Id { get; private set; }
    public ProfessionalId MediatorId { get; private set; }

    /// <summary>Null for reasons that need no place: by telephone, by video, at home.</summary>
    public PlaceId? PlaceId { get; private set; }

    /// <summary>RFC 5545, without its end: that is <see cref="LastOn"/>.</summary>
    public string Rule { get; private set; }
    public LocalDate FirstOn { get; private set; }

    /// <summary>The last possible day, included; before <see cref="FirstOn"/> for an opening ended before it took place.</summary>
    public LocalDate LastOn { get; private set; }
    public LocalTime StartsAt { get; private set; }
    public LocalTime EndsAt { get; private set; }

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone { get; private set; }
    public bool IsKeptOnHolidays { get; private set; }

    /// <summary>Occurrences are written down up to this day, included.</summary>
    public LocalDate MaterialisedUntil { get; private set; }

    /// <summary>When somebody ended it early; null otherwise.</summary>
    public Instant? EndedAt { get; private set; }

    public IReadOnlyList<OpeningReason> Reasons => _reasons;

    /// <summary>The occurrences that differ from the rule.</summary>
    public IReadOnlyList<OpeningChange> Changes => _changes;

    private Timetable Timetable => Timetable.Stored(StartsAt, EndsAt, TimeZone, Rule, FirstOn, LastOn);

    /// <summary>A new opening on the days of a recurrence. Refused: hours that make no part of a day, no reason or too many, an end already past.</summary>
    public static Outcome<Opening> Plan(TerritoryId town, ProfessionalId mediator, OpeningOffer offer, Recurrence days, TownCalendar calendar, LocalDate today)
    {
        if (days.Until < today) return new OpeningOver("Cette ouverture serait déjà terminée. Choisissez des jours à venir.", "firstOn");
        var timetable = Timetable.Of(offer.StartsAt, offer.EndsAt, calendar.Zone, days);
        var opening = Empty(town, mediator, days, calendar);
        return timetable.IsRefused ? timetable.Then(_ => opening) : opening.Take(offer);
    }

    /// <summary>Takes another offer, on the same days. Occurrences that were changed keep their own hours. Nothing changes when it is refused.</summary>
    public Outcome<Opening> Change(OpeningOffer offer)
    {
        var timetable = Timetable.Of(offer.StartsAt, offer.EndsAt, Timetable.Zone, Timetable.Recurrence);
        return timetable.IsRefused ? timetable.Then(_ => this) : Take(offer);
    }

    /// <summary>Gives one occurrence other hours; a second change replaces the first, and brings a removed one back.</summary>
    public Outcome<Opening> ChangeOne(LocalDate day, LocalTime startsAt, LocalTime endsAt, TownCalendar calendar)
    {
        if (!FallsOn(day, calendar)) return NoOccurrence(day);
        if (Timetable.HoursFault(day, startsAt, endsAt, Timetable.Zone) is { } fault) return fault;
        return Put(OpeningChange.OtherHours(this, day, startsAt, endsAt));
    }

    /// <summary>Removes one occurrence; removing it again changes nothing.</summary>
    public Outcome<Opening> RemoveOne(LocalDate day, TownCalendar calendar) =>
        FallsOn(day, calendar) ? Put(OpeningChange.Removal(this, day)) : NoOccurrence(day);

    /// <summary>Lets it take place on <paramref name="last"/> for the last time, or not at all when that is before its first day.</summary>
    public void EndOn(LocalDate last, Instant now)
    {
        if (last >= LastOn) return;
        LastOn = LocalDate.Max(last, FirstOn.PlusDays(-1));
        MaterialisedUntil = LocalDate.Min(MaterialisedUntil, LastOn);
        EndedAt = now;
        _changes.RemoveAll(change => change.Day > LastOn);
    }

    /// <summary>The occurrences whose day lies between two days, both included, in order; holidays and changes considered.</summary>
    public IEnumerable<Occurrence> OccurrencesBetween(LocalDate first, LocalDate last, TownCalendar calendar)
    {
        var (timetable, changes) = (Timetable, _changes.ToDictionary(change => change.Day));
        return timetable.Recurrence.Days(first, last).Where(day => IsKeptOnHolidays || !calendar.IsHoliday(day))
            .Select(day => changes.GetValueOrDefault(day) is { } change ? change.Of(timetable) : timetable.At(day, StartsAt, EndsAt))
            .OfType<Occurrence>();
    }

    /// <summary>The days in RFC 5545, with their end; null when none are left.</summary>
    public string? ToRfc5545() => LastOn < FirstOn ? null : Timetable.Recurrence.ToRfc5545(StartsAt, Timetable.Zone);

    /// <summary>The first day, from <paramref name="from"/> on, on which both openings take place at once; null when there is none.</summary>
    public LocalDate? OverlapWith(Opening other, LocalDate from, TownCalendar calendar)
    {
        var mine = OccurrencesBetween(from, LastOn, calendar).ToDictionary(occurrence => occurrence.Day);
        return other.OccurrencesBetween(from, LastOn, calendar)
            .Where(theirs => mine.TryGetValue(theirs.Day, out var own) && own.Span.Start < theirs.Span.End && theirs.Span.Start < own.Span.End)
            .Select(theirs => (LocalDate?)theirs.Day).FirstOrDefault();
    }

    /// <summary>The rows to write for the days from <paramref name="from"/> to <see cref="DaysAhead"/> days after <paramref name="today"/>.</summary>
    public IReadOnlyList<OpeningOccurrence> Materialise(LocalDate from, LocalDate today, TownCalendar calendar)
    {
        MaterialisedUntil = LocalDate.Min(LastOn, today.PlusDays(DaysAhead));
        return [.. OccurrencesBetween(from, MaterialisedUntil, calendar).Select(occurrence => OpeningOccurrence.Of(this, occurrence))];
    }

    private static Opening Empty(TerritoryId town, ProfessionalId mediator, Recurrence days, TownCalendar calendar) =>
        new(town, OpeningId.New(), mediator, days.Rule.ToString(), days.From, calendar.Zone.Id) { LastOn = days.Until };

    private static NoOccurrenceThatDay NoOccurrence(LocalDate day) =>
        new("Cette ouverture n'a pas lieu ce jour-là. Choisissez un de ses jours.", day, "day");

    private Outcome<Opening> Take(OpeningOffer offer)
    {
        var reasons = offer.Reasons.Distinct().ToList();
        if (reasons.Count is < 1 or > ReasonsMax)
            return new OutOfBounds($"Une ouverture a 1 à {ReasonsMax} motifs.", 1, ReasonsMax, "reasonIds");
        (PlaceId, StartsAt, EndsAt, IsKeptOnHolidays) = (offer.Place, offer.StartsAt, offer.EndsAt, offer.IsKeptOnHolidays);
        _reasons.RemoveAll(link => !reasons.Contains(link.ReasonId));
        _reasons.AddRange(reasons.Except(_reasons.Select(link => link.ReasonId)).Select(reason => new OpeningReason(TerritoryId, Id, reason)));
        return this;
    }

    private bool FallsOn(LocalDate day, TownCalendar calendar) =>
        Timetable.Recurrence.Days(day, day).Any() && (IsKeptOnHolidays || !calendar.IsHoliday(day));

    private Opening Put(OpeningChange change)
    {
        _changes.RemoveAll(each => each.Day == change.Day);
        _changes.Add(change);
        return this;
    }
}
