using Inclusion.Platform;
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

    /// <summary>Work that is not receiving people (« travail administratif »).</summary>
    DeskWork,

    /// <summary>« Autre »</summary>
    Other,
}

/// <summary>When a mediator is away: once, from a moment to another, or on the days of a timetable.</summary>
public abstract record AbsenceTime
{
    private AbsenceTime()
    {
    }

    /// <summary>The longest a single absence may last.</summary>
    public static readonly Period Longest = Period.FromYears(1);

    /// <summary>The instants away whose day lies between two days, both included, in order.</summary>
    public abstract IEnumerable<Interval> SpansBetween(LocalDate first, LocalDate last, DateTimeZone zone);

    /// <summary>A single absence, over midnight if need be; refused when it does not end after it begins, or is too long.</summary>
    public static Outcome<AbsenceTime> FromTo(LocalDateTime from, LocalDateTime until)
    {
        if (until <= from) return new EndsBeforeStart("La fin de l'absence doit suivre son début.", "until");
        if (from.Year is < 2000 or > 2200 || until > from + Longest)
            return new AbsenceTooLong("Une absence dure au plus un an. Déclarez-en deux, ou vérifiez les dates.", "until");
        return new OneOff(from, until);
    }

    /// <summary>Once, from a moment (included) to another (excluded) of the town's clocks.</summary>
    public sealed record OneOff : AbsenceTime
    {
        internal OneOff(LocalDateTime from, LocalDateTime until) => (From, Until) = (from, until);

        /// <summary>Its beginning.</summary>
        public LocalDateTime From { get; }

        /// <summary>Its end, excluded.</summary>
        public LocalDateTime Until { get; }

        /// <inheritdoc/>
        public override IEnumerable<Interval> SpansBetween(LocalDate first, LocalDate last, DateTimeZone zone)
        {
            if (From.Date > last || Until <= first.AtMidnight()) return [];
            var (start, end) = (LocalTimes.BeginningOf(From, zone), LocalTimes.EndOf(Until, zone));
            return end > start ? [new Interval(start, end)] : [];
        }
    }

    /// <summary>On each day of a timetable; holidays are not left out, for one may be away on them as well.</summary>
    public sealed record Repeated(Timetable Timetable) : AbsenceTime
    {
        /// <inheritdoc/>
        public override IEnumerable<Interval> SpansBetween(LocalDate first, LocalDate last, DateTimeZone zone) =>
            Timetable.OccurrencesBetween(first, last).Select(occurrence => occurrence.Span);
    }
}
