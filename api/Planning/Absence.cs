using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Time;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Why a mediator cannot be booked; never a sentence, which could tell of somebody's health.</summary>
public enum AbsenceKind
{
    /// <summary>Holidays, rest, sick leave: the planning does not need to know which (« congé »).</summary>
    Leave,

    /// <summary>« Formation »</summary>
    Training,

    /// <summary>« Réunion »</summary>
    Meeting,

    /// <summary>Work without receiving people (« travail administratif »).</summary>
    DeskWork,

    /// <summary>« Autre »</summary>
    Other,
}

/// <summary>When a mediator cannot be booked (« absence »): once, over midnight if need be, or at hours on the days of a rule.</summary>
/// <remarks>It may lie over appointments that exist: nothing is cancelled by it. Holidays are not left out.</remarks>
public sealed class Absence
{
    /// <summary>The longest that a single absence lasts.</summary>
    public static readonly Period Longest = Period.FromYears(1);

    private Absence(TerritoryId territoryId, AbsenceId id, ProfessionalId mediatorId, AbsenceKind kind, string timeZone) =>
        (TerritoryId, Id, MediatorId, Kind, TimeZone) = (territoryId, id, mediatorId, kind, timeZone);

    public TerritoryId TerritoryId { get; private set; }
    public AbsenceId Id { get; private set; }
    public ProfessionalId MediatorId { get; private set; }
    public AbsenceKind Kind { get; private set; }

    /// <summary>RFC 5545, without its end; null for a single absence, which runs from one moment to another.</summary>
    public string? Rule { get; private set; }
    public LocalDate FirstOn { get; private set; }
    public LocalDate LastOn { get; private set; }

    /// <summary>The hour on the first day; of each day, where there is a rule.</summary>
    public LocalTime StartsAt { get; private set; }

    /// <summary>The hour on the last day, excluded; of each day, where there is a rule.</summary>
    public LocalTime EndsAt { get; private set; }

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone { get; private set; }

    /// <summary>When it was withdrawn; null while it holds.</summary>
    public Instant? WithdrawnAt { get; private set; }

    /// <summary>A single absence. Refused: an end that does not follow its beginning, more than a year, an hour of a clock change.</summary>
    public static Outcome<Absence> Once(TerritoryId town, ProfessionalId mediator, AbsenceKind kind, LocalDateTime from, LocalDateTime until, TownCalendar calendar)
    {
        if (until <= from) return new EndsBeforeStart("La fin de l'absence doit suivre son début.", "lastOn");
        if (from.Year is < 2000 or > 2200 || until > from + Longest)
            return new AbsenceTooLong("Une absence dure au plus un an. Déclarez-en deux, ou vérifiez les dates.", "lastOn");
        if (LocalTimes.ChangeAt(from, calendar.Zone) is { } atStart) return HourOfClockChange.Of(atStart, "startTime");
        if (LocalTimes.ChangeAt(until, calendar.Zone) is { } atEnd) return HourOfClockChange.Of(atEnd, "endTime");
        return new Absence(town, AbsenceId.New(), mediator, kind, calendar.Zone.Id)
        {
            FirstOn = from.Date,
            StartsAt = from.TimeOfDay,
            LastOn = until.Date,
            EndsAt = until.TimeOfDay,
        };
    }

    /// <summary>An absence that comes back, at the hours of a timetable.</summary>
    public static Absence Repeated(TerritoryId town, ProfessionalId mediator, AbsenceKind kind, Timetable timetable) =>
        new(town, AbsenceId.New(), mediator, kind, timetable.Zone.Id)
        {
            Rule = timetable.Recurrence.Rule.ToString(),
            FirstOn = timetable.Recurrence.From,
            LastOn = timetable.Recurrence.Until,
            StartsAt = timetable.StartsAt,
            EndsAt = timetable.EndsAt,
        };

    /// <summary>Takes it back. Doing it twice keeps the first date.</summary>
    public void Withdraw(Instant now) => WithdrawnAt ??= now;

    /// <summary>The rows to write: all of them, since a recurrence is finite.</summary>
    public IReadOnlyList<AbsenceOccurrence> Materialise() => [.. Spans().Select(span => AbsenceOccurrence.Of(this, span))];

    /// <summary>The days in RFC 5545, with their end; null for a single absence.</summary>
    public string? ToRfc5545() => Rule is { } rule ? Hours(rule).Recurrence.ToRfc5545(StartsAt, DateTimeZoneProviders.Tzdb[TimeZone]) : null;

    /// <summary>The instants away, in order.</summary>
    public IEnumerable<Interval> Spans()
    {
        if (Rule is { } rule) return Hours(rule).OccurrencesBetween(FirstOn, LastOn).Select(occurrence => occurrence.Span);
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        return [new Interval(LocalTimes.BeginningOf(FirstOn + StartsAt, zone), LocalTimes.EndOf(LastOn + EndsAt, zone))];
    }

    private Timetable Hours(string rule) => Timetable.Stored(StartsAt, EndsAt, TimeZone, rule, FirstOn, LastOn);
}

/// <summary>One stretch of an absence, written down so that a search need not follow rules.</summary>
public sealed class AbsenceOccurrence
{
    private AbsenceOccurrence(TerritoryId territoryId, AbsenceId absenceId, ProfessionalId mediatorId, Instant startsAt, Instant endsAt) =>
        (TerritoryId, AbsenceId, MediatorId, StartsAt, EndsAt) = (territoryId, absenceId, mediatorId, startsAt, endsAt);

    public TerritoryId TerritoryId { get; private set; }
    public AbsenceId AbsenceId { get; private set; }
    public ProfessionalId MediatorId { get; private set; }
    public Instant StartsAt { get; private set; }

    /// <summary>The end, excluded.</summary>
    public Instant EndsAt { get; private set; }

    internal static AbsenceOccurrence Of(Absence absence, Interval span) =>
        new(absence.TerritoryId, absence.Id, absence.MediatorId, span.Start, span.End);
}
