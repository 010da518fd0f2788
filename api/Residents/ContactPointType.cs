using GraphQL.DataLoader;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Residents;

/// <summary>One way to reach a resident. Families share: the same value may be several residents'.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator, Role.PrivacyOfficer), AllowsScope(Scopes.ResidentsRead)]
public sealed class ContactPointType(ContactPoint point)
{
    /// <summary>Its identifier.</summary>
    public ContactPointId Id => point.Id;

    /// <summary>What it is.</summary>
    public ContactKind Kind => point.Kind;

    /// <summary>An e-mail address in small letters, a telephone as E.164, or a postal address on one line.</summary>
    public string Value(OperationJournal journal)
    {
        journal.Reads(point.ResidentId.Value);
        return point.Value;
    }

    /// <summary>Whose it is when it is not the resident's own (« sa fille »); null when it is their own.</summary>
    public string? OwnerLabel => point.OwnerLabel;

    /// <summary>True for the one to use first among the resident's of its kind.</summary>
    public bool Preferred => point.Preferred;

    /// <summary>When it was noted.</summary>
    public Instant AddedAt => point.AddedAt;

    /// <summary>Whom it reaches.</summary>
    public IDataLoaderResult<ResidentType?> Resident(ResidentLoaders loaders) => loaders.Resident.Load(point.ResidentId);

    [Lookup]
    public static async Task<ContactPointType?> FindAsync(ContactPointId id, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var point = await db.ContactPoints.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop);
        if (point is null) return null;
        if (await db.SeeResidentAsync(actor, point.ResidentId, stop) is not { } seen) return null;
        var sight = seen.SightOf(actor);
        return sight.ContactPoints is null && (point.IsTelephone || !sight.TelephonesAlone) ? new(point) : null;
    }
}
