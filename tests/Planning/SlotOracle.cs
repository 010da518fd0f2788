using Inclusion.Places;
using Inclusion.Planning;
using Inclusion.Platform.Access;
using NodaTime;

namespace Inclusion.Tests.Planning;

/// <summary>Free slots found without a database, hour by hour, with nothing clever: what the one statement must agree with.</summary>
internal sealed record SlotOracle(
    IReadOnlyList<Reason> Reasons, IReadOnlyList<Opening> Openings, IReadOnlyList<MediatorTime> Times, IReadOnlyList<Interval> Absences,
    IReadOnlyList<ProfessionalId> Absent, TownCalendar Calendar)
{
    private sealed record Single(Reason Reason, PlaceId? Place, ProfessionalId Mediator, Instant Start);

    public IReadOnlyList<FreeSlot> Search(SlotSearch search)
    {
        var singles = Reasons.Where(reason => search.Reasons.Contains(reason.Id)).SelectMany(reason => Singles(reason, search)).ToList();
        var alone = singles.Where(each => each.Reason.Terms.MediatorsNeeded == 1).Select(each => Show([each]));
        var together = from first in singles
                       from second in singles
                       where first.Reason.Terms.MediatorsNeeded == 2 && first.Reason == second.Reason && first.Place == second.Place && first.Start == second.Start
                       where Compare(first.Mediator.Value, second.Mediator.Value) < 0
                       select Show([first, second]);
        var ids = Comparer<Guid>.Create(Compare);
        return [.. alone.Concat(together).OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.BookedMinutes)
            .ThenBy(slot => slot.Mediators[0].Value, ids).ThenBy(slot => slot.Mediators.Count == 1 ? Guid.Empty : slot.Mediators[1].Value, ids)
            .ThenBy(slot => slot.Reason.Value, ids).ThenBy(slot => slot.Place?.Value ?? Guid.Empty, ids)];
    }

    private IEnumerable<Single> Singles(Reason reason, SlotSearch search)
    {
        var offered = Openings.Where(opening => opening.Reasons.Any(link => link.ReasonId == reason.Id))
            .Where(opening => search.Places.Count == 0 || opening.PlaceId is { } place && search.Places.Contains(place))
            .Where(opening => search.Mediators.Count == 0 || search.Mediators.Contains(opening.MediatorId));
        var length = Duration.FromMinutes(reason.Terms.DurationMinutes);
        foreach (var opening in offered)
            foreach (var day in opening.OccurrencesBetween(opening.FirstOn, opening.LastOn, Calendar))
                for (var start = day.Span.Start; start + length <= day.Span.End; start += Duration.FromMinutes(reason.Terms.StepMinutes))
                    if (start >= search.From && start < search.Until && reason.IsWithinNotice(start, search.Now) && !IsDoubled(start)
                        && IsFree(opening.MediatorId, new Interval(start, start + reason.Occupies), search.Now))
                        yield return new(reason, opening.PlaceId, opening.MediatorId, start);
    }

    private bool IsDoubled(Instant instant) => Calendar.Zone.MapLocal(instant.InZone(Calendar.Zone).LocalDateTime).Count == 2;

    private bool IsFree(ProfessionalId mediator, Interval during, Instant now) =>
        !Times.Any(time => time.MediatorId == mediator && !(time.ExpiresAt <= now) && time.StartsAt < during.End && during.Start < time.EndsAt)
        && !Absences.Where((_, index) => Absent[index] == mediator).Any(away => away.Start < during.End && during.Start < away.End);

    private FreeSlot Show(IReadOnlyList<Single> singles) => new(singles[0].Reason.Id, singles[0].Place, [.. singles.Select(each => each.Mediator)],
        singles[0].Start, singles[0].Start + Duration.FromMinutes(singles[0].Reason.Terms.DurationMinutes), singles.Max(Minutes));

    private long Minutes(Single single) => Times.Where(time => time.MediatorId == single.Mediator && time.Kind == TimeKind.Appointment && MondayOf(time.StartsAt) == MondayOf(single.Start))
        .Sum(time => (long)(time.EndsAt - time.StartsAt).TotalMinutes);

    private LocalDate MondayOf(Instant instant)
    {
        var day = instant.InZone(Calendar.Zone).Date;
        return day.PlusDays(1 - (int)day.DayOfWeek);
    }

    /// <summary>PostgreSQL orders a uuid by its bytes.</summary>
    private static int Compare(Guid left, Guid right) => string.CompareOrdinal(left.ToString(), right.ToString());
}
