using GraphQL.DataLoader;
using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Guard;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>When a mediator can be booked (« plage d'ouverture »): hours on the days of a rule, each of which can be changed or removed.</summary>
[Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
public sealed class OpeningType(Opening opening)
{
    private const int LongestAgenda = 62;

    /// <summary>Its identifier.</summary>
    public OpeningId Id => opening.Id;

    /// <summary>Who receives.</summary>
    public IDataLoaderResult<ProfessionalType?> Mediator(TerritoryLoaders loaders) => loaders.Professional.Load(opening.MediatorId);

    /// <summary>Where; null where no reason receives at a place.</summary>
    public IDataLoaderResult<PlaceType?>? Place(PlaceLoaders loaders) => opening.PlaceId is { } place ? loaders.Place.Load(place) : null;

    /// <summary>For what, by name; at most 20.</summary>
    public IDataLoaderResult<IReadOnlyList<ReasonType>?> Reasons(PlanningLoaders loaders) => loaders.ReasonsOf.Load(opening.Id);

    /// <summary>Its days as an RFC 5545 rule with its end, for a series that starts on `firstOn` at `startTime` in `timeZone`; null for one that was ended before it took place.</summary>
    public string? Rule => opening.ToRfc5545();

    /// <summary>The day it counts from.</summary>
    public LocalDate FirstOn => opening.FirstOn;

    /// <summary>The last possible day, included.</summary>
    public LocalDate LastOn => opening.LastOn;

    /// <summary>From what hour.</summary>
    public LocalTime StartTime => opening.StartsAt;

    /// <summary>Until what hour, excluded.</summary>
    public LocalTime EndTime => opening.EndsAt;

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone => opening.TimeZone;

    /// <summary>True when it takes place on public holidays too.</summary>
    public bool IsKeptOnHolidays => opening.IsKeptOnHolidays;

    /// <summary>When somebody ended it early; null otherwise.</summary>
    public Instant? EndedAt => opening.EndedAt;

    /// <summary>When it takes place, day by day: its rule, without public holidays and removed days, with the hours that were changed.</summary>
    /// <param name="from">The first day, included.</param>
    /// <param name="until">The last day, included; at most 62 days in all.</param>
    public async Task<IReadOnlyList<OccurrenceType>> OccurrencesAsync(LocalDate from, LocalDate until, PlanningLoaders loaders, CancellationToken stop)
    {
        if (until < from || Period.DaysBetween(from, until) >= LongestAgenda)
            throw new GraphRefusal(FreeSlotQueries.BadSearch, $"La période va de « from » à « until », {LongestAgenda} jours au plus.");
        return [.. opening.OccurrencesBetween(from, until, await loaders.CalendarAsync(stop)).Select(each => new OccurrenceType(each))];
    }

    [Lookup]
    public static async Task<OpeningType?> FindAsync(OpeningId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await PlanningQueries.Visible(db, actor).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}

/// <summary>One day of an opening.</summary>
[Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
public sealed class OccurrenceType(Occurrence occurrence)
{
    /// <summary>The day.</summary>
    public LocalDate Day => occurrence.Day;

    /// <summary>When it starts.</summary>
    public Instant StartsAt => occurrence.Span.Start;

    /// <summary>When it ends; excluded.</summary>
    public Instant EndsAt => occurrence.Span.End;
}
