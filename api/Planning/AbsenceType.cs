using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>When a mediator cannot be booked (« absence »). It never says why in words.</summary>
[Allows(Role.Mediator, Role.Reception, Role.Coordinator, Role.Administrator)]
public sealed class AbsenceType(Absence absence)
{
    /// <summary>Its identifier.</summary>
    public AbsenceId Id => absence.Id;

    /// <summary>Who is away.</summary>
    public IDataLoaderResult<ProfessionalType?> Mediator(TerritoryLoaders loaders) => loaders.Professional.Load(absence.MediatorId);

    /// <summary>What it is for, without detail.</summary>
    public AbsenceKind Kind => absence.Kind;

    /// <summary>Its days as an RFC 5545 rule with its end; null for a single absence, which runs from one moment to another.</summary>
    public string? Rule => absence.ToRfc5545();

    /// <summary>Its first day.</summary>
    public LocalDate FirstOn => absence.FirstOn;

    /// <summary>From what hour of the first day; of each day, where there is a rule.</summary>
    public LocalTime StartTime => absence.StartsAt;

    /// <summary>Its last day, included.</summary>
    public LocalDate LastOn => absence.LastOn;

    /// <summary>Until what hour of the last day, excluded; of each day, where there is a rule.</summary>
    public LocalTime EndTime => absence.EndsAt;

    /// <summary>The IANA zone of its hours.</summary>
    public string TimeZone => absence.TimeZone;

    /// <summary>When it was withdrawn; null while it holds.</summary>
    public Instant? WithdrawnAt => absence.WithdrawnAt;

    [Lookup]
    public static async Task<AbsenceType?> FindAsync(AbsenceId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        await PlanningQueries.VisibleAbsences(db, actor).AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) is { } found ? new(found) : null;
}
